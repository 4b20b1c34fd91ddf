"""A generator that is running cannot be closed: ValueError for the caller, and the body goes on."""
# rules: CLO-04
# source: language reference 6.2.9.1 close


def worker():
    try:
        generator.close()
    except ValueError as error:
        print(error)
    yield 1


def drive():
    generator = worker()
    next(generator)
