"""The delegator sees the exception by which the delegate replaced the thrown one, with that as its context."""
# rules: DLT-14 CTX-08
# source: PEP 380; PEP 3134


def inner():
    try:
        yield 1
    except ValueError:
        raise KeyError("k")


def outer():
    try:
        yield from inner()
    except KeyError as error:
        yield type(error.__context__).__name__


def drive():
    generator = outer()
    next(generator)
    generator.throw(ValueError("v"))
