"""When somebody else closes the delegate, the yield from ends with None at the next resumption."""
# rules: DLX-01
# source: test_attempted_yield_from_loop


def inner():
    yield 1
    yield 2


def outer(inside):
    result = yield from inside
    yield ("end", result)


def drive():
    inside = inner()
    generator = outer(inside)
    next(generator)
    inside.close()
    next(generator)
