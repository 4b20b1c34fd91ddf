"""In yield (yield x) the inner one waits first, and what it receives is what the outer one hands out."""
# rules: YEX-01
# source: PEP 342; language reference 6.2.9


def relay():
    yield (yield "first")


def drive():
    generator = relay()
    next(generator)
    generator.send("second")
    generator.send("third")
