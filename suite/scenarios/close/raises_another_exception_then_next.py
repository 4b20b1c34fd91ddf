"""A generator that replies to close() with another exception is closed all the same."""
# rules: CLO-07 CLO-15
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
    next(generator)
