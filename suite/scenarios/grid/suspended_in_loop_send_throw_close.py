"""send, throw and close in a for loop: the value belongs to this round; an exception skips the else."""
# rules: SND-01 THS-04 CLO-02
# source: PEP 342


def worker():
    for item in ("first", "second"):
        received = yield item
        print("received", received)
    else:
        yield "loop is over"


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
