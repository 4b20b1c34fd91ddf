"""A generator expression evaluates its first iterable when it is made, everything else when it is resumed."""
# rules: GEX-01
# source: language reference 6.2.8; PEP 289


def source():
    print("src")
    return [1, 2]


def accept(item):
    print("cond", item)
    return True


def drive():
    generator = (item * 2 for item in source() if accept(item))
    next(generator)
    next(generator)
