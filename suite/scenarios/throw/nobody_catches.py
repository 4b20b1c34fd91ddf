"""A thrown exception that nothing catches comes back to the caller: the very same object."""
# rules: THS-04
# source: language reference 6.2.9.1 throw; PEP 342


def worker():
    yield 1


def drive():
    generator = worker()
    next(generator)
    error = ValueError("v")
    generator.throw(error)
