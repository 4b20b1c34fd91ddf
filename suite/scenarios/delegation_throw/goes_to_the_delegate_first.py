"""An exception thrown into the delegator is raised in the delegate first."""
# rules: DLT-01
# source: PEP 380; test_delegating_throw


def inner():
    try:
        yield 1
    except ValueError as error:
        print("inner", error)
        yield 2


def outer():
    try:
        yield from inner()
    except ValueError:
        print("outer must not see")


def drive():
    generator = outer()
    next(generator)
    generator.throw(ValueError("v"))
