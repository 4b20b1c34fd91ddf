"""Delegating to a generator that is running is a ValueError at the yield from."""
# rules: REE-04
# source: test_attempted_yield_from_loop


def first_body():
    print("f1")
    yield "a"
    yield from second


def second_body(other):
    yield from other


def drive():
    first = first_body()
    second = second_body(first)
    next(first)
    next(first)
