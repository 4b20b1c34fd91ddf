"""The four states: created, suspended, running as seen from inside, and closed."""
# rules: INS-01
# source: inspect.getgeneratorstate; test_inspect TestGetGeneratorState


def worker():
    print(state(generator))
    yield 1
    print(state(generator))


def drive():
    generator = worker()
    state(generator)
    next(generator)
    state(generator)
    next(generator)
    state(generator)
