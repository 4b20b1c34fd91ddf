"""An exception thrown at a yield inside a handler gets the exception being handled as its context."""
# rules: CTX-01
# source: language reference 8.4; language reference 7.8; test_exception_context_with_yield


def worker():
    try:
        raise KeyError("a")
    except Exception:
        yield


def drive():
    generator = worker()
    next(generator)
    generator.throw(ValueError)
