"""A thrown exception that nothing catches closes the generator; the next call finds it at its end."""
# rules: THS-04 ITR-11
# source: language reference 6.2.9.1 throw; PEP 342


def worker():
    yield 1


def drive():
    generator = worker()
    next(generator)
    error = ValueError("v")
    generator.throw(error)
    next(generator)
