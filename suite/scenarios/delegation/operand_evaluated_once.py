"""The operand of yield from is evaluated once and asked once for its iterator."""
# rules: DLN-07 DLN-08
# source: PEP 380


class Shelf:
    def __iter__(self):
        print("asked for an iterator")
        return iter(["book", "box"])


def shelf():
    print("operand")
    return Shelf()


def outer():
    yield from shelf()


def drive():
    generator = outer()
    next(generator)
    next(generator)
    next(generator)
