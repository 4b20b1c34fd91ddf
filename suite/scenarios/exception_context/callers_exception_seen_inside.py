"""A generator resumed from a handler sees the exception that its caller is handling, for that resumption only."""
# rules: CTX-07
# source: test_except_next


def worker():
    while True:
        yield exc_now()


def resume_while_handling(generator):
    try:
        raise KeyError("k")
    except KeyError:
        return next(generator)


def drive():
    generator = worker()
    next(generator)
    resume_while_handling(generator)
    next(generator)
