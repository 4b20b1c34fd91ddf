"""break in a finally clause discards the exception that is on its way and leaves the loop."""
# rules: RET-08
# source: language reference 8.4.4


def worker():
    while True:
        try:
            yield "working"
            raise ValueError("lost")
        finally:
            break
    yield "after the loop"


def drive():
    generator = worker()
    next(generator)
    next(generator)
    next(generator)
