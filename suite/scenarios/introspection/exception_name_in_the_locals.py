"""The name of "except ... as" is among the locals only while the handler is active."""
# rules: INS-08 CAT-04
# source: language reference 4.2; frame docs


def worker():
    try:
        yield 1
    except ValueError as error:
        yield 2
    yield 3


def drive():
    generator = worker()
    next(generator)
    generator.throw(ValueError("v"))
    next(generator)
