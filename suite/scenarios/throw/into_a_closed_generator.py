"""A finished generator gives a thrown exception back as it is, and not StopIteration."""
# rules: THS-07
# source: PEP 342; test_generators


def worker():
    yield 1


def drive():
    generator = worker()
    list(generator)
    generator.throw(ValueError("v"))
    next(generator)
