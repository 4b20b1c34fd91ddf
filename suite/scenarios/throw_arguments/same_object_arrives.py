"""The handler gets the very object that was thrown."""
# rules: THA-06
# source: language reference 6.2.9.1


def catcher():
    try:
        yield "ready"
    except ValueError as caught:
        yield caught


def drive():
    generator = catcher()
    next(generator)
    thrown = ValueError("mine")
    caught = generator.throw(thrown)
    caught is thrown
