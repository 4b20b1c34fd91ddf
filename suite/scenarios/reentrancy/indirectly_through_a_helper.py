"""It does not matter who resumes a running generator: a function called by the body gets the ValueError, too."""
# rules: REE-01
# source: PEP 255; language reference 6.2.9.1 (ValueError already executing)


def peek():
    try:
        return next(generator)
    except ValueError as error:
        return str(error)


def worker():
    yield peek()
    yield "still alive"


def drive():
    generator = worker()
    next(generator)
    next(generator)
    next(generator)
