"""Before the start the locals are the parameters; a name appears when it is assigned."""
# rules: INS-03
# source: inspect.getgeneratorlocals; TestGetGeneratorState.test_getgeneratorlocals


def worker(first, second=2):
    third = first
    yield third
    fourth = second
    yield fourth


def drive():
    generator = worker(1)
    next(generator)
    next(generator)
    next(generator)
