"""gi_suspended, since 3.11, is true in the suspended state and in no other."""
# rules: INS-06
# source: gh 3.11 gi_suspended


def worker():
    print(generator.gi_suspended)
    yield 1


def drive():
    generator = worker()
    generator.gi_suspended
    next(generator)
    generator.gi_suspended
    list(generator)
    generator.gi_suspended
