"""Two generators, each suspended inside its own handler, do not mix up their exceptions."""
# rules: CTX-06
# source: test_generators ExceptionTest; language reference sys.exc_info


def worker(error):
    try:
        raise error
    except Exception as caught:
        yield exc_now()
        yield (exc_now(), str(caught))
        raise


def drive():
    first = worker(KeyError("first"))
    second = worker(ValueError("second"))
    next(first)
    next(second)
    next(first)
    next(second)
    next(first)
    next(second)
