"""Delegating to what cannot be iterated over is a TypeError at the yield from."""
# rules: DLN-07
# source: PEP 380


def outer():
    try:
        yield from 5
    except TypeError as error:
        yield str(error)


def drive():
    generator = outer()
    next(generator)
