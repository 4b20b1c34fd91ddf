"""A StopIteration raised by the body does not end it quietly: it becomes RuntimeError, with the StopIteration as
its cause."""
# rules: S79-01
# source: PEP 479


def worker():
    yield 1
    raise StopIteration("v")


def drive():
    generator = worker()
    next(generator)
    next(generator)
