"""An exception raised in finally while the generator is closed has GeneratorExit as its context."""
# rules: CTX-09
# source: language reference 8.4.4


def worker():
    try:
        yield 1
    finally:
        raise KeyError("fin")


def drive():
    generator = worker()
    next(generator)
    generator.close()
