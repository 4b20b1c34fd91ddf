"""What the body returns when it is closed is the result of close(): since 3.13; None before."""
# rules: CLO-06
# source: language reference 6.2.9.1 close (changed in 3.13)


def worker():
    try:
        yield 1
    except GeneratorExit:
        return "rv"


def drive():
    generator = worker()
    next(generator)
    generator.close()
