"""The left operand is read before the suspension; changing the variable meanwhile does not change the sum."""
# rules: YEX-04
# source: language reference 6.16


def make_formula():
    base = 1
    def set_base(value):
        nonlocal base
        base = value
    def formula():
        yield base + (yield "mid")
    return formula(), set_base


def drive():
    generator, set_base = make_formula()
    next(generator)
    set_base(100)
    generator.send(5)
