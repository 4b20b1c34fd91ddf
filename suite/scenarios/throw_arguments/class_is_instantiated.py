"""throw() given an exception class makes an instance without arguments."""
# rules: THA-01
# source: language reference 6.2.9.1 throw


def worker():
    try:
        yield 1
    except ValueError as error:
        yield (type(error).__name__, error.args)


def drive():
    generator = worker()
    next(generator)
    generator.throw(ValueError)
