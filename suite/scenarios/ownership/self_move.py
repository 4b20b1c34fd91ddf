"""A generator that moves onto itself stays what it was."""
# rules: OWN-05 OWN-06
# source: language reference 7.2


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
    generator = generator
    next(generator)
    generator = generator
    next(generator)
    next(generator)
    generator = generator
    del generator
