"""send, throw and close in the body of a try with a handler and finally: the exception is caught, GeneratorExit
is not; finally runs always."""
# rules: SND-01 THS-01 CLO-02 THA-08
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
    sent = worker()
    next(sent)
    sent.send("a word")
    thrown = worker()
    next(thrown)
    thrown.throw(ValueError("thrown"))
    closed = worker()
    next(closed)
    closed.close()
