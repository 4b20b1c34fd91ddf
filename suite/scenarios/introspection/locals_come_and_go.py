"""Locals appear one by one as the body assigns them, and vanish with del."""
# rules: INS-03
# source: inspect.getgeneratorlocals; TestGetGeneratorState.test_getgeneratorlocals


def worker(limit):
    count = limit
    yield count
    doubled = count * 2
    yield doubled
    del count
    yield doubled


def drive():
    generator = worker(4)
    next(generator)
    next(generator)
    next(generator)
