"""A generator that others delegate to moves to another name meanwhile; the delegation goes on."""
# rules: OWN-02 OWN-10
# source: language reference 7.2; PEP 380


class Resource:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("released", self.name)


def inner(argument):
    yield 1
    yield 2
    yield 3


def outer(delegate):
    yield from delegate
    print("delegate finished")
    yield 4


def drive():
    delegate = inner(Resource("argument"))
    generator = outer(delegate)
    next(generator)
    moved = delegate
    del delegate
    next(generator)
    next(moved)
    next(generator)
    del generator
    del moved
