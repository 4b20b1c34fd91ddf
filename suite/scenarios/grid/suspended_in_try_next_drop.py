"""Resumed in the body of a try with a handler and finally, the body leaves through finally; dropped there,
finally runs without the rest."""
# rules: FIN-01 DEL-01
# source: PEP 342


def worker():
    try:
        received = yield "in try"
        print("received", received)
    except ValueError as error:
        print("caught", error)
    finally:
        print("finally")
    yield "afterwards"


def drive():
    resumed = worker()
    next(resumed)
    next(resumed)
    dropped = worker()
    next(dropped)
    del dropped
