"""Once at its end, a generator raises StopIteration at every further next()."""
# rules: ITR-02
# source: PEP 255


def single():
    yield 1


def drive():
    generator = single()
    next(generator)
    next(generator)
    next(generator)
    next(generator)
