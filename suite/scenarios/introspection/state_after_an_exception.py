"""A generator that an exception has ended is closed."""
# rules: INS-01 ITR-12
# source: inspect.getgeneratorstate; test_inspect TestGetGeneratorState


def worker():
    yield "fine"
    raise ValueError("broken")


def drive():
    generator = worker()
    next(generator)
    state(generator)
    next(generator)
    state(generator)
