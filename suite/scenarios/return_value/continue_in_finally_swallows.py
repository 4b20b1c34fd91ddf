"""continue in a finally clause discards the exception that is on its way."""
# rules: RET-08
# source: language reference 8.4.4


def worker():
    for number in range(2):
        try:
            yield number
            raise ValueError(number)
        finally:
            continue
    yield "end"


def drive():
    generator = worker()
    list(generator)
