"""What a dropped generator held goes in the order of its variables, arguments first, whether it moved or not."""
# rules: OWN-09
# source: CPython: frame_dealloc, gen_close


class Resource:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("released", self.name)


def worker(first, second):
    third = Resource("third")
    fourth = Resource("fourth")
    yield 1


def drive():
    generator = worker(Resource("first"), Resource("second"))
    next(generator)
    del generator
    generator = worker(Resource("first"), Resource("second"))
    next(generator)
    moved = generator
    del generator
    del moved
