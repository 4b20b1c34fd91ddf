"""send, throw and close at a yield with nothing around it: the value arrives, the exception comes back, close is
quiet."""
# rules: SND-01 THS-04 CLO-02
# source: PEP 342


def worker():
    received = yield "plain"
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
