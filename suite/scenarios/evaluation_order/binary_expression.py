"""The left operand of a sum is evaluated before the yields in the right one suspend."""
# rules: YEX-03
# source: language reference 6.16 Evaluation order


def formula(unused):
    base = 10
    def left_operand():
        return base
    result = left_operand() + (yield 1) * (yield 2)
    yield result


def drive():
    generator = formula(1)
    next(generator)
    generator.send(3)
    generator.send(4)
