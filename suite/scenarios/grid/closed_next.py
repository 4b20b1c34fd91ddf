"""However a generator has ended, by return, exception, end of a loop or of a delegation, next() raises
StopIteration."""
# rules: ITR-02 ITR-11 RET-02
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
    next(returned)
    next(failed)
    next(looped)
    next(delegated)
