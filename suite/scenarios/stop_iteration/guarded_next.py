"""The advice of PEP 479: catch the StopIteration of an inner next() and return."""
# rules: S79-05
# source: PEP 479


def pairs(source):
    while True:
        try:
            left = next(source)
            right = next(source)
        except StopIteration:
            return
        yield (left, right)


def drive():
    generator = pairs(iter([1, 2, 3, 4, 5]))
    next(generator)
    next(generator)
    next(generator)
