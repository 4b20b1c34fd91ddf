"""A generator that yields in reply to GeneratorExit makes close() raise RuntimeError, stays suspended, and can
be closed again."""
# rules: CLO-05
# source: PEP 342 spec 5


def worker():
    try:
        yield 1
    except GeneratorExit:
        yield 2
    yield 3


def drive():
    generator = worker()
    next(generator)
    generator.close()
    next(generator)
    generator.close()
