"""The name of "except ... as e" is gone after the handler, even when an outer variable of that name existed."""
# rules: CAT-04 ITR-10
# source: language reference 8.4.1


def worker():
    e = "outer"
    try:
        yield 1
    except ValueError as e:
        yield "h"
    yield "after"
    yield e


def drive():
    generator = worker()
    next(generator)
    generator.throw(ValueError("v"))
    next(generator)
    next(generator)
