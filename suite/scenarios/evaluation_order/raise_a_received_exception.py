"""raise (yield) raises the object that was received; TypeError, inside, when it is no exception."""
# rules: YEX-17
# source: language reference 7.8; language reference 7.3


def thrower():
    try:
        raise (yield 1)
    except Exception as error:
        yield (type(error).__name__, str(error))


def drive():
    generator = thrower()
    next(generator)
    generator.send(KeyError("k"))
    other = thrower()
    next(other)
    other.send(5)
