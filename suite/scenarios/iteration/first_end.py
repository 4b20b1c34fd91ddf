"""A generator that falls off its end raises StopIteration at that very resumption."""
# rules: RET-01 ITR-01
# source: PEP 255


def pair():
    yield "one"
    yield "two"


def drive():
    generator = pair()
    next(generator)
    next(generator)
    next(generator)
