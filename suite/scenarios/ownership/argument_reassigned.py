"""An argument that the body assigns anew is released there, and the new value with the frame."""
# rules: OWN-06 OWN-08
# source: language reference 7.2


class Resource:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("released", self.name)


def worker(argument):
    yield 1
    argument = Resource("second")
    yield 2
    argument = None
    print("let go")
    yield 3


def drive():
    generator = worker(Resource("first"))
    next(generator)
    next(generator)
    next(generator)
    del generator
