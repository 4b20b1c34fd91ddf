"""Another exception that the delegate raises on GeneratorExit is raised at the yield from in its place."""
# rules: DLT-09
# source: test_throwing_GeneratorExit_into_subgen_that_raises


def inner():
    try:
        yield 1
    except GeneratorExit:
        raise ValueError("vox")


def outer():
    try:
        yield from inner()
    except ValueError as error:
        yield ("outer", str(error), type(error.__context__).__name__)


def drive():
    generator = outer()
    next(generator)
    generator.throw(GeneratorExit())
