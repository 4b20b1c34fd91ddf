"""Resumed in a for loop, the next round begins; dropped there, neither the rounds nor the else are finished."""
# rules: SND-02 DEL-01
# source: PEP 342


def worker():
    for item in ("first", "second"):
        received = yield item
        print("received", received)
    else:
        yield "loop is over"


def drive():
    resumed = worker()
    next(resumed)
    next(resumed)
    dropped = worker()
    next(dropped)
    del dropped
