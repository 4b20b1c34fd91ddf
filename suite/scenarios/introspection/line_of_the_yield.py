"""The line of a suspended generator is the line of the yield where it waits."""
# rules: INS-07
# source: frame docs f_lineno


def worker():
    yield 1

    received = yield 2
    yield received


def drive():
    generator = worker()
    next(generator)
    next(generator)
    next(generator)
