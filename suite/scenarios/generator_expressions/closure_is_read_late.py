"""The names in a generator expression are looked up when it is resumed."""
# rules: GEX-01 CRE-08
# source: language reference 6.2.8; PEP 289

factor = 2


def set_factor(value):
    global factor
    factor = value


def drive():
    generator = (number * factor for number in [1, 2, 3])
    next(generator)
    set_factor(10)
    next(generator)
    next(generator)
