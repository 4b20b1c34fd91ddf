"""The yields inside an f-string suspend from left to right and what they receive is formatted."""
# rules: YEX-15
# source: language reference 6.2.9; test_generators (yield) in f-string


def ticket():
    text = f"{(yield 1)}-{(yield 2)}"
    yield text


def drive():
    generator = ticket()
    next(generator)
    generator.send("a")
    generator.send(5)
