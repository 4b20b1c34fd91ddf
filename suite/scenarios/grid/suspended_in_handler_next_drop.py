"""Resumed in an except handler, the exception is still being handled; dropped there, nothing is left to run."""
# rules: CTX-06 DEL-01
# source: PEP 342


def worker():
    try:
        raise KeyError("trouble")
    except KeyError:
        received = yield "in handler"
        print("received", received, "while handling", exc_now())
    yield ("afterwards", exc_now())


def drive():
    resumed = worker()
    next(resumed)
    next(resumed)
    dropped = worker()
    next(dropped)
    del dropped
