"""The context is set, too, when the thrown exception comes back to the handler through a delegate."""
# rules: CTX-02
# source: test_exception_context_with_yield_from


def inner():
    yield


def outer():
    try:
        raise KeyError("a")
    except Exception:
        yield from inner()


def drive():
    generator = outer()
    next(generator)
    generator.throw(ValueError)
