"""The arguments of a generator that never starts are released when it is dropped, each once."""
# rules: OWN-07
# source: PEP 342; language reference 3.1


class Resource:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("released", self.name)


def worker(first, second, *others):
    print("begins")
    yield 1


def drive():
    generator = worker(Resource("a"), Resource("b"), Resource("c"))
    print("made")
    del generator
