"""Reading a local that was never assigned raises UnboundLocalError when the statement runs."""
# rules: ITR-10
# source: language reference 4.2.1


def maybe(condition):
    if condition:
        value = 1
    yield "before"
    yield value


def drive():
    generator = maybe(0)
    next(generator)
    next(generator)
