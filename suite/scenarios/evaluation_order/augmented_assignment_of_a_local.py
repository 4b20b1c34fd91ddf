"""total += (yield total) adds what is received to the total of before the suspension."""
# rules: YEX-07 SND-01
# source: language reference 7.2.1


def adder():
    total = 0
    total += yield total
    total += yield total
    yield total


def drive():
    generator = adder()
    next(generator)
    generator.send(5)
    generator.send(7)
