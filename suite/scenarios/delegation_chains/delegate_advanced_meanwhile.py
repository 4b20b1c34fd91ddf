"""When somebody else resumes the delegate, the delegator goes on from where it is then."""
# rules: DLX-02
# source: PEP 380


def inner():
    yield 1
    yield 2
    yield 3


def outer(inside):
    yield from inside


def drive():
    inside = inner()
    generator = outer(inside)
    next(generator)
    next(inside)
    next(generator)
