"""The returned value is the result of the close() that ended the body; closing once more gives None."""
# rules: CLO-06 CLO-03
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
    generator.close()
