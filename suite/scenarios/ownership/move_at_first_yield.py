"""A generator that waits at its first yield moves and goes on where it was."""
# rules: OWN-02 OWN-06
# source: language reference 7.2; PEP 255


class Resource:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("released", self.name)


def worker(argument):
    local = Resource("local")
    print("begins")
    try:
        yield 1
        yield 2
    finally:
        print("finally")


def drive():
    generator = worker(Resource("argument"))
    next(generator)
    moved = generator
    del generator
    next(moved)
    del moved
