"""An instance together with a value is refused with TypeError."""
# rules: THA-05
# source: test_generators throw tests


def worker():
    yield 1


def drive():
    generator = worker()
    next(generator)
    generator.throw(ValueError("v"), "x")
    next(generator)
