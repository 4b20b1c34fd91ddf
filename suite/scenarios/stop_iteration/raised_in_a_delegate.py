"""Every generator converts on its own: the delegator gets RuntimeError, not a quiet end, and may catch it."""
# rules: S79-08
# source: PEP 479


def inner():
    raise StopIteration
    yield


def outer():
    try:
        yield from inner()
    except RuntimeError as error:
        yield (str(error), type(error.__cause__).__name__)


def drive():
    generator = outer()
    next(generator)
