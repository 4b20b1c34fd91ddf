"""A generator expression with two loops and a condition, resumed one value at a time."""
# rules: GEX-01
# source: language reference 6.2.8; PEP 289


def pairs(limit):
    return ((left, right) for left in range(limit) for right in range(left) if (left + right) % 2)


def drive():
    generator = pairs(4)
    next(generator)
    next(generator)
    list(generator)
