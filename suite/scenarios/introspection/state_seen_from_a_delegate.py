"""While the delegate runs, both generators are running."""
# rules: INS-01 REE-03
# source: inspect.getgeneratorstate; test_inspect TestGetGeneratorState


def inner():
    print(state(generator), state(inside))
    yield "inner"


def outer():
    yield from inside


def drive():
    inside = inner()
    generator = outer()
    next(generator)
    state(generator)
    state(inside)
