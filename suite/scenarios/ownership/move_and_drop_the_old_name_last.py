"""It does not matter which name is dropped first: the last one releases everything, once."""
# rules: OWN-06
# source: language reference 7.2; 7.5 del


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
    next(moved)
    del moved
    del generator
