"""A delegate that returns on GeneratorExit does not stop it: it is raised in the delegator all the same."""
# rules: DLT-07
# source: test_throwing_GeneratorExit_into_subgen_that_returns


def inner():
    try:
        yield 1
    except GeneratorExit:
        return "rv"


def outer():
    result = yield from inner()
    yield ("not reached", result)


def drive():
    generator = outer()
    next(generator)
    generator.throw(GeneratorExit())
