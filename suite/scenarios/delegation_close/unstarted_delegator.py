"""Closing a delegator that has not started does not touch the generator that it would have delegated to."""
# rules: DLC-06
# source: PEP 380


def inner():
    yield 1


def outer(inside):
    yield from inside


def drive():
    inside = inner()
    generator = outer(inside)
    generator.close()
    next(inside)
