"""A for loop, or list(), drives the generator to its end and drops the return value."""
# rules: ITR-01
# source: PEP 255; language reference 8.3


def pair():
    yield 1
    yield 2
    return 3


def drive():
    generator = pair()
    list(generator)
