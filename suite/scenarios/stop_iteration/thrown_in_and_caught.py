"""A StopIteration that is thrown in and caught is an ordinary exception: the body sees it as it was thrown."""
# rules: S79-05
# source: PEP 479


def worker():
    try:
        yield "waiting"
    except StopIteration as stop:
        yield ["caught", stop.value]
    yield "going on"


def drive():
    generator = worker()
    next(generator)
    generator.throw(StopIteration("thrown"))
    next(generator)
