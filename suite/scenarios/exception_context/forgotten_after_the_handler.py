"""When the handler has ended, nothing is being handled any more, inside or outside."""
# rules: CTX-06
# source: test_generators ExceptionTest; language reference sys.exc_info


def worker():
    try:
        raise ValueError("v")
    except ValueError:
        yield exc_now()
    yield exc_now()


def drive():
    generator = worker()
    next(generator)
    exc_now()
    next(generator)
    exc_now()
