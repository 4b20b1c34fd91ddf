"""A generator that delegates moves; its delegate goes on, and both release what they hold, the inner first."""
# rules: OWN-02 OWN-06 OWN-10
# source: language reference 7.2; PEP 380


class Resource:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("released", self.name)


def inner(argument):
    try:
        yield 1
        yield 2
    finally:
        print("inner finally")


def outer(argument):
    try:
        yield from inner(Resource("inner argument"))
    finally:
        print("outer finally")


def drive():
    generator = outer(Resource("outer argument"))
    next(generator)
    moved = generator
    del generator
    next(moved)
    del moved
