"""A StopIteration raised in reply to GeneratorExit is no quiet end: it becomes RuntimeError."""
# rules: CLO-08
# source: PEP 342


def worker():
    try:
        yield 1
    except GeneratorExit:
        raise StopIteration


def drive():
    generator = worker()
    next(generator)
    generator.close()
