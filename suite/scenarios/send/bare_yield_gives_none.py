"""A yield without an operand hands out None, and receives like any other."""
# rules: SND-03
# source: language reference 6.2.9


def echo():
    received = yield
    yield received


def drive():
    generator = echo()
    next(generator)
    generator.send(3)
