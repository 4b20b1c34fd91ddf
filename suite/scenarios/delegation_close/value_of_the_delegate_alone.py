"""What the delegate returns on being closed is nobody's, also when the delegator has nothing to return."""
# rules: DLC-08
# source: language reference 6.2.9.1 close (3.13)


def inner():
    try:
        yield 1
    except GeneratorExit:
        return "of the delegate"


def outer():
    yield from inner()


def drive():
    generator = outer()
    next(generator)
    generator.close()
