"""A value that was sent belongs to the body: it goes when the body lets go of it."""
# rules: OWN-11
# source: PEP 342


class Resource:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("released", self.name)


def worker():
    value = yield 1
    print("got", value.name)
    value = None
    print("let go")
    yield 2


def drive():
    generator = worker()
    next(generator)
    generator.send(Resource("sent"))
    del generator
