"""A generator that catches the error of sending to itself goes on as if nothing had happened."""
# rules: REE-02
# source: language reference 6.2.9.1


def worker():
    try:
        generator.send(None)
    except ValueError as error:
        print(error)
    yield 1
    yield 2


def drive():
    generator = worker()
    next(generator)
    next(generator)
