"""A list iterator cannot be thrown into: the exception is raised in the delegator, at the yield from."""
# rules: DLT-04
# source: PEP 380; test_delegating_throw_to_non_generator


def outer():
    try:
        yield from [1, 2]
    except ValueError as error:
        yield ("outer", str(error))


def drive():
    generator = outer()
    next(generator)
    generator.throw(ValueError("v"))
