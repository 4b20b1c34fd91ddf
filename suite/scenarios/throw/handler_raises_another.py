"""An exception raised by the handler replaces the thrown one, which becomes its context."""
# rules: THS-05 CTX-08
# source: language reference 6.2.9.1 throw


def worker():
    try:
        yield 1
    except ValueError:
        raise KeyError("k")


def drive():
    generator = worker()
    next(generator)
    generator.throw(ValueError("v"))
