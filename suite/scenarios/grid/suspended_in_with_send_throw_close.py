"""send, throw and close inside with: __exit__ is called each time."""
# rules: SND-01 WTH-02 WTH-03
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
    sent = worker()
    next(sent)
    sent.send("a word")
    thrown = worker()
    next(thrown)
    thrown.throw(ValueError("thrown"))
    closed = worker()
    next(closed)
    closed.close()
