"""A hundred thousand delegations to empty generators in a row, and then a value."""
# rules: OWN-14
# source: PEP 380


def empty():
    return
    yield


def worker():
    for _ in range(100000):
        yield from empty()
    yield "done"


def drive():
    generator = worker()
    next(generator)
    del generator
