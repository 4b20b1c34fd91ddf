"""A generator is still running while it waits for another one, which must not resume it."""
# rules: REE-01 REE-05
# source: PEP 255; language reference 6.2.9.1 (ValueError already executing)


def outer():
    for item in middle:
        yield item


def inner():
    try:
        yield next(generator)
    except ValueError as error:
        yield str(error)


def drive():
    middle = inner()
    generator = outer()
    next(generator)
    next(generator)
