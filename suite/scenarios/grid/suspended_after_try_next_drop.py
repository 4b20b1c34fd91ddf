"""Resumed after a try that is over, its clauses do not run again; nor do they when the generator is dropped there."""
# rules: FIN-06 DEL-01
# source: PEP 342


def worker():
    try:
        print("work")
    except ValueError:
        print("too late to catch")
    finally:
        print("finally")
    received = yield "after try"
    print("received", received)


def drive():
    resumed = worker()
    next(resumed)
    next(resumed)
    dropped = worker()
    next(dropped)
    del dropped
