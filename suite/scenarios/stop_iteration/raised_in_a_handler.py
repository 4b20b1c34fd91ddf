"""A StopIteration raised by a handler becomes the cause and the context of the RuntimeError."""
# rules: S79-10
# source: PEP 479


def worker():
    try:
        raise KeyError("k")
    except KeyError:
        raise StopIteration("s")
    yield


def drive():
    generator = worker()
    next(generator)
