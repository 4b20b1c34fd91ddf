"""After list() has reached the end, the return value is gone: next() raises StopIteration without it."""
# rules: ITR-01 ITR-02
# source: PEP 255; language reference 8.3


def pair():
    yield 1
    yield 2
    return 3


def drive():
    generator = pair()
    list(generator)
    next(generator)
