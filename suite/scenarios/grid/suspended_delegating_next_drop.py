"""Resumed while delegating, the delegate is resumed; dropped there, delegate and delegator run their finally."""
# rules: DLN-05 DEL-03
# source: PEP 342


def inner():
    try:
        received = yield "delegating"
        print("inner received", received)
    finally:
        print("inner finally")
    return "inner value"


def worker():
    try:
        result = yield from inner()
        print("result", result)
    finally:
        print("outer finally")
    yield "afterwards"


def drive():
    resumed = worker()
    next(resumed)
    next(resumed)
    dropped = worker()
    next(dropped)
    del dropped
