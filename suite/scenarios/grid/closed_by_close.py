"""A generator that was closed in the midst of its work answers every operation as one that has ended."""
# rules: CLO-15 SND-04 THS-07 CLO-03 DEL-08
# source: PEP 342


def worker():
    try:
        yield "first"
        yield "second"
    finally:
        print("finally")


def drive():
    asked = worker()
    next(asked)
    asked.close()
    next(asked)
    sent = worker()
    next(sent)
    sent.close()
    sent.send("late")
    thrown = worker()
    next(thrown)
    thrown.close()
    thrown.throw(ValueError("late"))
    closed = worker()
    next(closed)
    closed.close()
    closed.close()
    dropped = worker()
    next(dropped)
    dropped.close()
    del dropped
