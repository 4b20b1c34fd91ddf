"""Resumed by next() the delegate sees the exception that its delegator handles; resumed by throw() it does not."""
# rules: DLT-17
# source: CPython genobject.c (_gen_throw does not push exc_info)


def inner():
    yield exc_now()
    try:
        yield exc_now()
    except ValueError as error:
        yield type(error.__context__).__name__
    yield exc_now()


def outer():
    try:
        raise KeyError("k")
    except KeyError:
        yield from inner()


def drive():
    generator = outer()
    next(generator)
    next(generator)
    generator.throw(ValueError("v"))
    next(generator)
