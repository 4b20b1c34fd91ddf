"""The elements of a list or dictionary display are evaluated left to right, suspending at each yield."""
# rules: YEX-02
# source: language reference 6.2.9; language reference 6.16


def builder():
    items = [(yield 1), (yield 2), (yield 3)]
    yield items
    mapping = {(yield "k"): (yield "v")}
    yield mapping


def drive():
    generator = builder()
    next(generator)
    generator.send("a")
    generator.send("b")
    generator.send("c")
    next(generator)
    generator.send("K")
    generator.send("V")
