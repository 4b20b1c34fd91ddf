"""A thrown exception is offered to the innermost try around the waiting yield, then outwards."""
# rules: CAT-07
# source: language reference 8.4


def worker():
    try:
        try:
            yield 1
        except KeyError:
            yield "inner"
    except ValueError:
        yield "outer"


def drive():
    first = worker()
    next(first)
    first.throw(KeyError())
    second = worker()
    next(second)
    second.throw(ValueError())
