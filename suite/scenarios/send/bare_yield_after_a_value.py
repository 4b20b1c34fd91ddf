"""A bare yield hands out None, not what the yield before it did."""
# rules: SND-03
# source: language reference 6.2.9


def alternating():
    yield "value"
    yield
    yield "another"
    yield


def drive():
    generator = alternating()
    next(generator)
    next(generator)
    next(generator)
    next(generator)
