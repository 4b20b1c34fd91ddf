"""A generator is its own iterator."""
# rules: CRE-06
# source: language reference 6.2.9.1 iterators; test_generators tutorial


def single():
    yield 1


def drive():
    generator = single()
    iter(generator) is generator
