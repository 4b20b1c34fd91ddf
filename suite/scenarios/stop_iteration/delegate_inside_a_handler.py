"""The RuntimeError of a delegate keeps its StopIteration as context, though the delegator is handling another
exception."""
# rules: S79-11
# source: PEP 479


def inner():
    yield 1
    raise StopIteration("s")


def outer():
    try:
        raise KeyError("k")
    except KeyError:
        yield from inner()


def drive():
    generator = outer()
    next(generator)
    next(generator)
