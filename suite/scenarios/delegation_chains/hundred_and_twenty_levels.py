"""A chain of 120 generators is still resumed as one: each value comes out in a single step."""
# rules: DLX-03 DLN-01
# source: PEP 380


def chain(depth):
    if depth:
        return (yield from chain(depth - 1))
    yield "first"
    yield "second"
    return "bottom"


def drive():
    generator = chain(120)
    next(generator)
    next(generator)
    next(generator)
