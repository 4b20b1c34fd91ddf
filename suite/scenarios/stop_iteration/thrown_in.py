"""A thrown StopIteration that nothing in the body catches becomes RuntimeError."""
# rules: S79-03
# source: PEP 479; PEP 342


def worker():
    yield 1


def drive():
    generator = worker()
    next(generator)
    generator.throw(StopIteration("v"))
