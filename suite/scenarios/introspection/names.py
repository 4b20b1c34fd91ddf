"""A generator has the name of its function; it can be changed, to a string only."""
# rules: INS-09
# source: test_name


def worker():
    yield 1


def drive():
    generator = worker()
    (generator.__name__, generator.__qualname__)
    setattr(generator, "__name__", "n2")
    generator.__name__
    setattr(generator, "__name__", 5)
