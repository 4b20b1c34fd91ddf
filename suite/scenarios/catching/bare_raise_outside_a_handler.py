"""After the handler has ended, a bare raise finds nothing to raise again: RuntimeError."""
# rules: CAT-05
# source: language reference 7.8


def worker():
    try:
        yield 1
    except ValueError:
        pass
    raise


def drive():
    generator = worker()
    next(generator)
    generator.throw(ValueError("v"))
