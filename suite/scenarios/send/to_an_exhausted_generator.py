"""The first StopIteration carries the return value; the answers to later sends carry None."""
# rules: RET-01 SND-04
# source: PEP 380


def quick():
    return 3
    yield


def drive():
    generator = quick()
    next(generator)
    generator.send(1)
    generator.send(None)
