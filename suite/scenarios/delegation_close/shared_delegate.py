"""Closing the delegator closes the delegate also for whoever else holds it."""
# rules: DLC-07 CLO-15
# source: PEP 380


def inner():
    yield 1
    yield 2


def outer(inside):
    yield from inside


def drive():
    inside = inner()
    generator = outer(inside)
    next(generator)
    generator.close()
    next(inside)
