"""Only a StopIteration that leaves the body is converted; here the second next() of the body finds its iterator
empty."""
# rules: S79-02
# source: PEP 479


def two_of(source):
    yield next(source)
    yield next(source)


def drive():
    generator = two_of(iter(["lonely"]))
    next(generator)
    next(generator)
