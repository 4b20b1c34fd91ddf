"""An iterable that is its own iterator is asked for it once, and not again at a resumption."""
# rules: DLN-07
# source: PEP 380


class Countdown:
    def __init__(self, start):
        self.left = start

    def __iter__(self):
        print("asked for an iterator")
        return self

    def __next__(self):
        if self.left == 0:
            raise StopIteration
        self.left -= 1
        return self.left


def outer():
    yield from Countdown(2)


def drive():
    generator = outer()
    next(generator)
    next(generator)
    next(generator)
