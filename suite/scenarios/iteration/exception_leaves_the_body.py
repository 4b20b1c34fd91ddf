"""An exception that nothing in the body handles comes out of the next() that ran into it."""
# rules: ITR-12
# source: PEP 255 Specification


def broken():
    yield "fine"
    raise ValueError("out of order")


def drive():
    generator = broken()
    next(generator)
    next(generator)
