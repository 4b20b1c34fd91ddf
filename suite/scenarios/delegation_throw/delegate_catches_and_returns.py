"""When the delegate catches the exception and returns, the delegator goes on with the returned value."""
# rules: DLT-03
# source: PEP 380; test_catching_exception_from_subgen_and_returning


def inner():
    try:
        yield 1
    except ValueError:
        return "rv"


def outer():
    result = yield from inner()
    yield result


def drive():
    generator = outer()
    next(generator)
    generator.throw(ValueError())
