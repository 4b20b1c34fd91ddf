"""When an argument raises, the call raises and no generator comes into being."""
# rules: CRE-02 CRE-01
# source: language reference 6.3.4; language reference 8.7


def price(name):
    raise KeyError(name)


def label(amount):
    print("labelling")
    yield "%d euro" % amount


def drive():
    tag = label(price("tea"))
    tag = label(3)
    next(tag)
