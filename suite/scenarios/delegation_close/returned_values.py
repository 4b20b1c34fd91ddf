"""What the delegate returns on being closed is lost; the result of close() comes from the delegator."""
# rules: DLC-08 CLO-06
# source: language reference 6.2.9.1 close (3.13)


def inner():
    try:
        yield 1
    except GeneratorExit:
        return "inner rv"


def outer():
    try:
        yield from inner()
    except GeneratorExit:
        return "outer rv"


def drive():
    generator = outer()
    next(generator)
    generator.close()
