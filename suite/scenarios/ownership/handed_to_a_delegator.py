"""A generator that is the argument of another is released with it, exactly once, started or not."""
# rules: OWN-07 OWN-10
# source: PEP 380; language reference 3.1


class Resource:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("released", self.name)


def inner(name, argument):
    try:
        yield 1
        yield 2
    finally:
        print(name, "finally")


def outer(delegate):
    try:
        yield from delegate
    finally:
        print("outer finally")


def drive():
    generator = outer(inner("first", Resource("first")))
    next(generator)
    del generator
    generator = outer(inner("second", Resource("second")))
    del generator
    generator = outer(inner("third", Resource("third")))
    list(generator)
    del generator
