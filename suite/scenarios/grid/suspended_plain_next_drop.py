"""Resumed at a yield with nothing around it, the body gets None; dropped there, nothing is left to run."""
# rules: SND-02 DEL-01
# source: PEP 342


def worker():
    received = yield "plain"
    print("received", received)
    yield "afterwards"


def drive():
    resumed = worker()
    next(resumed)
    next(resumed)
    dropped = worker()
    next(dropped)
    del dropped
