"""Delegating to a generator that ends in its first step yields nothing."""
# rules: DLN-06
# source: PEP 380; test_yield_from_empty


def nothing():
    return
    yield


def outer():
    first = yield from nothing()
    second = yield from nothing()
    yield [first, second]


def drive():
    generator = outer()
    next(generator)
    next(generator)
