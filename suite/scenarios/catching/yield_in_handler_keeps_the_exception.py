"""A yield inside a handler suspends in the midst of it; resumed, a bare raise raises the same exception again."""
# rules: CAT-01
# source: language reference 8.4; PEP 255 try/except example


def worker():
    try:
        raise ValueError("v")
    except ValueError:
        yield "in handler"
        raise


def drive():
    generator = worker()
    next(generator)
    next(generator)
