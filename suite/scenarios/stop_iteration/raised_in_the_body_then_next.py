"""A generator that a leaked StopIteration has ended is closed."""
# rules: S79-01 ITR-11
# source: PEP 479


def worker():
    yield 1
    raise StopIteration("v")


def drive():
    generator = worker()
    next(generator)
    next(generator)
    next(generator)
