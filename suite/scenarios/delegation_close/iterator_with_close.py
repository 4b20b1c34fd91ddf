"""The close method of an iterator is called without arguments."""
# rules: DLC-03
# source: PEP 380


class Closable:
    def __iter__(self):
        return self

    def __next__(self):
        return 1

    def close(self):
        print("closed")


def outer():
    yield from Closable()


def drive():
    generator = outer()
    next(generator)
    generator.close()
