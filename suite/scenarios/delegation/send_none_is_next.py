"""Over an iterator that is no generator, send(None) is a call of its __next__."""
# rules: DLN-03
# source: PEP 380; test_conversion_of_sendNone_to_next


class Counting:
    def __init__(self):
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        print("next called")
        return self.n


def outer():
    yield from Counting()


def drive():
    generator = outer()
    next(generator)
    generator.send(None)
