"""A delegate that yields on GeneratorExit makes RuntimeError in the delegator."""
# rules: DLT-08
# source: test_throwing_GeneratorExit_into_subgenerator_that_yields


def inner():
    try:
        yield 1
    except GeneratorExit:
        yield 2


def outer():
    yield from inner()


def drive():
    generator = outer()
    next(generator)
    generator.throw(GeneratorExit())
