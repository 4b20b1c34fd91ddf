"""An exception in the release of one value is reported, and the others are released all the same."""
# rules: OWN-13
# source: language reference 3.3.1 __del__


class Resource:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("released", self.name)


class Fragile:
    def __del__(self):
        print("raises")
        raise ValueError("in the release")


def worker(first, second, third):
    yield 1


def drive():
    generator = worker(Resource("first"), Fragile(), Resource("third"))
    next(generator)
    del generator
    generator = worker(Resource("first"), Fragile(), Resource("third"))
    del generator
