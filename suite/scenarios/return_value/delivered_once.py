"""The return value is delivered by the first StopIteration only; the later ones carry None."""
# rules: RET-02
# source: PEP 380


def one():
    return 1
    yield


def drive():
    generator = one()
    next(generator)
    next(generator)
