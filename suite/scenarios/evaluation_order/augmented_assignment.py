"""The target of += is read before the yield on its right suspends; a change made meanwhile is lost."""
# rules: YEX-07
# source: language reference 7.2.1


def make_adder():
    total = 1
    def set_total(value):
        nonlocal total
        total = value
    def adder():
        nonlocal total
        total += (yield "mid")
        yield total
    return adder(), set_total


def drive():
    generator, set_total = make_adder()
    next(generator)
    set_total(100)
    generator.send(5)
