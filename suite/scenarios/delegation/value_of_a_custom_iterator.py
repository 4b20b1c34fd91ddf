"""When an iterator raises StopIteration with a value, this is the value of the yield from."""
# rules: DLN-09
# source: PEP 380; test_custom_iterator_return


class Ending:
    def __iter__(self):
        return self

    def __next__(self):
        raise StopIteration("custom")


def outer():
    result = yield from Ending()
    yield result


def drive():
    generator = outer()
    next(generator)
