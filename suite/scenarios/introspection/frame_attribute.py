"""The frame is there from the start, and gone when the generator is closed."""
# rules: INS-02
# source: inspect docs gi_frame


def worker():
    yield 1


def drive():
    generator = worker()
    generator.gi_frame is None
    next(generator)
    generator.gi_frame is None
    list(generator)
    generator.gi_frame is None
