"""send, throw and close while delegating: all three reach the delegate first."""
# rules: DLN-02 DLN-05 DLT-02 DLC-01
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
    sent = worker()
    next(sent)
    sent.send("a word")
    thrown = worker()
    next(thrown)
    thrown.throw(ValueError("thrown"))
    closed = worker()
    next(closed)
    closed.close()
