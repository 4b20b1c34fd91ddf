"""A new generator takes the name of one that waits: the old one goes when the new one is there."""
# rules: OWN-04
# source: language reference 7.2; 3.1


class Resource:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("released", self.name)


def worker(argument):
    try:
        yield argument.name
    finally:
        print("finally of", argument.name)


def drive():
    generator = worker(Resource("first"))
    next(generator)
    generator = worker(Resource("second"))
    next(generator)
    del generator
