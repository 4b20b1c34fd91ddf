"""However a generator has ended, a sent value is answered with StopIteration."""
# rules: SND-04 RET-02
# source: PEP 342


def returning():
    try:
        return "early"
    finally:
        print("finally")
    yield


def failing():
    yield "before the failure"
    raise KeyError("trouble")


def looping():
    for item in ("only",):
        yield item
    else:
        print("loop is over")


def delegating():
    yield from looping()


def drive():
    returned = returning()
    next(returned)
    failed = failing()
    next(failed)
    next(failed)
    looped = looping()
    list(looped)
    delegated = delegating()
    list(delegated)
    returned.send("late")
    failed.send("late")
    looped.send("late")
    delegated.send("late")
