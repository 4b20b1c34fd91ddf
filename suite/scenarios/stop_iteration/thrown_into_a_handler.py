"""A StopIteration thrown into a handler is converted like any other; it keeps the exception being handled as its
context."""
# rules: S79-09 CTX-01
# source: PEP 479


def worker():
    try:
        raise KeyError("k")
    except KeyError:
        yield 1


def drive():
    generator = worker()
    next(generator)
    generator.throw(StopIteration("s"))
