"""In an assignment the right side is evaluated first, then the subscript of the target."""
# rules: YEX-06
# source: language reference 7.2


def filler():
    mapping = {}
    mapping[(yield "key")] = (yield "value")
    yield mapping


def drive():
    generator = filler()
    next(generator)
    generator.send("V")
    generator.send("K")
