"""raise B from A sets the cause; raise B from None hides the context."""
# rules: CTX-04
# source: language reference 7.8


def worker():
    try:
        yield 1
    except ValueError as error:
        try:
            raise KeyError("k") from error
        except KeyError as replaced:
            yield (replaced.__cause__ is error, replaced.__suppress_context__)
        raise IndexError("i") from None


def drive():
    generator = worker()
    next(generator)
    generator.throw(ValueError("v"))
    next(generator)
