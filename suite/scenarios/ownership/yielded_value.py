"""A yielded value belongs to whoever resumed: the waiting frame keeps none of it."""
# rules: OWN-12
# source: PEP 255


class Resource:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("released", self.name)


def worker():
    yield Resource("yielded")
    print("goes on")
    yield 2


def take(generator):
    value = next(generator)
    print("took", value.name)


def drive():
    generator = worker()
    take(generator)
    next(generator)
    del generator
