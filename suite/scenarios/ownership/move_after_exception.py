"""A generator that an exception has ended moves and is dropped: what it held went with the exception."""
# rules: OWN-03 OWN-08
# source: language reference 7.2; PEP 255


class Resource:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("released", self.name)


def worker(argument):
    local = Resource("local")
    yield 1
    raise ValueError("broken")


def drive():
    generator = worker(Resource("argument"))
    next(generator)
    next(generator)
    moved = generator
    del generator
    del moved
