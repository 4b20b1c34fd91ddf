"""Calling a generator function only makes the generator; its first statement runs at the first next()."""
# rules: CRE-01
# source: PEP 255 Specification; language reference 6.2.9


def greeting():
    print("body")
    yield 1


def drive():
    greeter = greeting()
    next(greeter)
