"""Three yields inside each other suspend from the inside out."""
# rules: YEX-01 RET-01
# source: PEP 342; language reference 6.2.9


def relay():
    return (yield (yield (yield "innermost")))


def drive():
    generator = relay()
    next(generator)
    generator.send("middle")
    generator.send("outermost")
    generator.send("result")
