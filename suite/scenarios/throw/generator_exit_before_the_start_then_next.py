"""A GeneratorExit thrown before the first step closes the generator, too."""
# rules: THS-09 ITR-11
# source: PEP 342


def worker():
    yield 1


def drive():
    generator = worker()
    generator.throw(GeneratorExit())
    next(generator)
