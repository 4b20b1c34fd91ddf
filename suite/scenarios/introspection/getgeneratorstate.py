"""The inspect module tells the same states by name."""
# rules: INS-01
# source: inspect.getgeneratorstate

from inspect import getgeneratorstate


def worker():
    yield "value"


def drive():
    generator = worker()
    getgeneratorstate(generator)
    next(generator)
    getgeneratorstate(generator)
    list(generator)
    getgeneratorstate(generator)
