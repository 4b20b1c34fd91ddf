"""The value of a yield from expression is what the delegate returned, None when it returned nothing."""
# rules: DLN-05
# source: PEP 380; test_generator_return_value


def inner(with_value):
    yield 1
    if with_value:
        return "rv"


def outer():
    given = yield from inner(1)
    none = yield from inner(0)
    return (given, none)


def drive():
    generator = outer()
    next(generator)
    next(generator)
    next(generator)
