"""next() on an exhausted iterator inside a body leaks StopIteration, which becomes RuntimeError."""
# rules: S79-02
# source: PEP 479


def worker(source):
    while True:
        yield next(source)


def drive():
    generator = worker(iter([1]))
    next(generator)
    next(generator)
