"""StopIteration thrown through a delegate while the delegator handles an exception: whose context the
RuntimeError gets."""
# rules: DLT-16
# source: CPython genobject.c (_PyErr_ChainStackItem)


def inner():
    yield 1


def outer():
    try:
        raise KeyError("k")
    except KeyError:
        yield from inner()


def drive():
    generator = outer()
    next(generator)
    generator.throw(StopIteration("s"))
