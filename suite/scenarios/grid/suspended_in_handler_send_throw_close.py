"""send, throw and close in an except handler: the thrown exception leaves with the handled one as its context."""
# rules: SND-01 CTX-01 CTX-06 CLO-02
# source: PEP 342


def worker():
    try:
        raise KeyError("trouble")
    except KeyError:
        received = yield "in handler"
        print("received", received, "while handling", exc_now())
    yield ("afterwards", exc_now())


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
