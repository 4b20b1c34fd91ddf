"""The locals of a dropped generator are released after its finally clauses have run."""
# rules: DEL-06
# source: PEP 342


class Resource:
    def __init__(self, name):
        self.n = name

    def __del__(self):
        print("released", self.n)


def worker():
    resource = Resource("a")
    try:
        yield 1
    finally:
        print("fin")


def drive():
    generator = worker()
    next(generator)
    del generator
