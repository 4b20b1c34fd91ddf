"""While a generator waits inside a handler, the code that resumed it handles nothing, or its own exception."""
# rules: CTX-06
# source: language reference 8.4; PEP 3134


def worker():
    try:
        raise ValueError("in the body")
    except ValueError:
        yield exc_now()
        yield exc_now()


def caller(generator):
    print("within:", next(generator))
    print("in the caller:", exc_now())
    try:
        raise KeyError("of the caller")
    except KeyError:
        print("within:", next(generator))
        print("in the caller:", exc_now())


def drive():
    generator = worker()
    caller(generator)
