"""A thrown StopIteration that the delegate does not catch reaches the delegator as RuntimeError."""
# rules: DLT-10
# source: PEP 380


def inner():
    yield 1


def outer():
    try:
        result = yield from inner()
        yield ("ended", result)
    except RuntimeError as error:
        yield str(error)


def drive():
    generator = outer()
    next(generator)
    generator.throw(StopIteration("s"))
