"""The exception that the body is handling is current inside, also after a suspension, and does not leak to the
caller."""
# rules: CTX-06
# source: test_generators ExceptionTest; language reference sys.exc_info


def worker():
    try:
        raise ValueError("v")
    except ValueError:
        print("in", exc_now())
        yield 1
        print("in2", exc_now())
    print("after", exc_now())
    yield 2


def drive():
    generator = worker()
    next(generator)
    exc_now()
    next(generator)
