"""The iterable of a for loop can be received; it is asked for only once."""
# rules: YEX-13
# source: language reference 8.3


def player():
    for track in (yield "iterable"):
        yield track


def drive():
    generator = player()
    next(generator)
    generator.send([10, 20])
    next(generator)
    next(generator)
