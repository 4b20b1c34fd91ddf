"""Resumed inside with, the body leaves through __exit__; dropped there, __exit__ is called, too."""
# rules: WTH-01 DEL-01
# source: PEP 342


class Door:
    def __enter__(self):
        print("open")

    def __exit__(self, kind, error, trace):
        print("shut")


def worker():
    with Door():
        received = yield "in with"
        print("received", received)
    yield "afterwards"


def drive():
    resumed = worker()
    next(resumed)
    next(resumed)
    dropped = worker()
    next(dropped)
    del dropped
