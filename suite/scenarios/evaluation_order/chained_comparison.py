"""Each operand of a chained comparison is received once, from the left, and the first false link ends it."""
# rules: YEX-10
# source: language reference 6.10


def ordered():
    result = (yield 1) < (yield 2) < (yield 3)
    yield result


def drive():
    generator = ordered()
    next(generator)
    generator.send(1)
    generator.send(5)
    generator.send(3)
    other = ordered()
    next(other)
    other.send(9)
    other.send(1)
