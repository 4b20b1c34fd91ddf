"""A generator that an exception has ended is closed already; close() does nothing."""
# rules: CLO-03 ITR-12
# source: language reference 6.2.9.1 close


def broken():
    yield "fine"
    raise ValueError("out of order")


def drive():
    generator = broken()
    next(generator)
    next(generator)
    generator.close()
