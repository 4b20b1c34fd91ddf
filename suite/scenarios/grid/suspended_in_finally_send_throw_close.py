"""send, throw and close in a finally clause: an exception cuts the clause short."""
# rules: SND-01 THS-04 CLO-02
# source: PEP 342


def worker():
    try:
        print("work")
    finally:
        received = yield "in finally"
        print("received", received)
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
