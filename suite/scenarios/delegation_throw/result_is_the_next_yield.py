"""The result of throw() is the next value of the delegate, and the delegation goes on."""
# rules: DLT-12
# source: test_returning_value_from_delegated_throw


def inner():
    try:
        yield 1
    except ValueError:
        yield "h"
    yield "later"


def outer():
    yield from inner()
    yield "end"


def drive():
    generator = outer()
    next(generator)
    generator.throw(ValueError())
    next(generator)
    next(generator)
