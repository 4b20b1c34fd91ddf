"""StopAsyncIteration is an ordinary exception for a plain generator and comes out as it is."""
# rules: S79-07
# source: PEP 479; PEP 525


def worker():
    raise StopAsyncIteration
    yield


def drive():
    generator = worker()
    next(generator)
