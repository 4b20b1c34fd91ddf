"""Resumed in a finally clause, the body goes on behind it; dropped there, the rest of the clause does not run."""
# rules: SND-02 DEL-01
# source: PEP 342


def worker():
    try:
        print("work")
    finally:
        received = yield "in finally"
        print("received", received)
    yield "afterwards"


def drive():
    resumed = worker()
    next(resumed)
    next(resumed)
    dropped = worker()
    next(dropped)
    del dropped
