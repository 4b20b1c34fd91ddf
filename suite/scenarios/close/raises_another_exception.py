"""Another exception raised in reply to GeneratorExit comes out of close()."""
# rules: CLO-07
# source: language reference 6.2.9.1 close


def worker():
    try:
        yield 1
    except GeneratorExit:
        raise OSError("x")


def drive():
    generator = worker()
    next(generator)
    generator.close()
