"""A delegate that yields when it is closed makes RuntimeError at the yield from."""
# rules: DLC-05
# source: PEP 380


def inner():
    try:
        yield 1
    except GeneratorExit:
        yield 2


def outer():
    try:
        yield from inner()
    except RuntimeError as error:
        print("outer", error)
        raise


def drive():
    generator = outer()
    next(generator)
    generator.close()
