"""The condition suspends first; then only the chosen branch."""
# rules: YEX-09
# source: language reference 6.13


def choice():
    chosen = (yield "then") if (yield "cond") else (yield "else")
    yield chosen


def drive():
    generator = choice()
    next(generator)
    generator.send(True)
    generator.send("T")
    other = choice()
    next(other)
    other.send(False)
    other.send("E")
