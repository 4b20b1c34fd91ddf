"""A level in the middle may catch the exception and go on in place of its delegate."""
# rules: DLX-05
# source: PEP 380


def leaf():
    yield "leaf"


def mid():
    try:
        yield from leaf()
    except ValueError:
        yield "mid"
    return "mid rv"


def top():
    result = yield from mid()
    yield ("top", result)


def drive():
    generator = top()
    next(generator)
    generator.throw(ValueError())
    next(generator)
