"""An exception that leaves the body closes the generator: the next call raises StopIteration, not the exception
again."""
# rules: ITR-11 ITR-12
# source: PEP 255; language reference 6.2.9.1


def broken():
    yield "fine"
    raise ValueError("out of order")


def drive():
    generator = broken()
    next(generator)
    next(generator)
    next(generator)
    next(generator)
