"""gi_running is true while the body or its delegate executes."""
# rules: INS-05
# source: inspect docs gi_running


def inner():
    print(generator.gi_running)
    yield 1


def outer():
    print(generator.gi_running)
    yield from inner()


def drive():
    generator = outer()
    generator.gi_running
    next(generator)
    generator.gi_running
