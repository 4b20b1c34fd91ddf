"""A yield whose value nobody uses drops what was sent."""
# rules: SND-07
# source: test_generators coroutine tests


def deaf():
    yield 1
    yield 2


def drive():
    generator = deaf()
    next(generator)
    generator.send("ignored")
