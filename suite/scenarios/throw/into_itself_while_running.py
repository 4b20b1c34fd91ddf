"""Throwing into a generator that is running is a ValueError in the caller, here the body itself, which goes on."""
# rules: THS-08
# source: language reference 6.2.9.1


def worker():
    try:
        generator.throw(KeyError("k"))
    except ValueError as error:
        yield str(error)


def drive():
    generator = worker()
    next(generator)
    next(generator)
