"""send, throw and close after a try that is over: its handler and its finally are out of reach."""
# rules: SND-01 THS-04 CAT-07 CLO-02
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
    sent = worker()
    next(sent)
    sent.send("a word")
    thrown = worker()
    next(thrown)
    thrown.throw(ValueError("thrown"))
    closed = worker()
    next(closed)
    closed.close()
