"""When the handler returns, throw() raises StopIteration with the return value."""
# rules: THS-03 RET-01
# source: language reference 6.2.9.1 throw


def worker():
    try:
        yield 1
    except ValueError:
        return "done"


def drive():
    generator = worker()
    next(generator)
    generator.throw(ValueError())
