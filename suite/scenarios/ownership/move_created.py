"""A generator that has not started moves: nothing runs, nothing is released, and it starts under its new name."""
# rules: OWN-01 OWN-06
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
    moved = generator
    del generator
    next(moved)
    del moved
