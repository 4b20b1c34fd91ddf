"""A generator that has been resumed before can be delegated to; it goes on where it was."""
# rules: DLN-12
# source: PEP 380


def inner():
    yield 1
    yield 2
    yield 3


def outer(inside):
    yield from inside


def drive():
    inside = inner()
    next(inside)
    generator = outer(inside)
    list(generator)
