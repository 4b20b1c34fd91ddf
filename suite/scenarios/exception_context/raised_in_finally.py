"""An exception raised in finally replaces the one on its way and has it as its context."""
# rules: CTX-08
# source: language reference 8.4.4


def worker():
    try:
        yield 1
    finally:
        raise KeyError("fin")


def drive():
    generator = worker()
    next(generator)
    generator.throw(ValueError("v"))
