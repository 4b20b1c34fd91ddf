"""However a generator has ended, close() has nothing to do."""
# rules: CLO-03
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
    returned.close()
    failed.close()
    looped.close()
    delegated.close()
