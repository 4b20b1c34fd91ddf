"""gi_yieldfrom is the delegate while the generator is suspended in yield from, and None otherwise."""
# rules: INS-04
# source: inspect docs gi_yieldfrom; test_generator_gi_yieldfrom


def inner():
    print(generator.gi_yieldfrom is None)
    yield 1


def outer():
    yield 0
    yield from inner()
    yield 2


def drive():
    generator = outer()
    generator.gi_yieldfrom is None
    next(generator)
    generator.gi_yieldfrom is None
    next(generator)
    generator.gi_yieldfrom is None
    next(generator)
    generator.gi_yieldfrom is None
