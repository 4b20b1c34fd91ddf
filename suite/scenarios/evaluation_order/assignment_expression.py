"""An assignment expression can bind what a yield receives."""
# rules: YEX-18
# source: language reference 6.12


def reader():
    while (line := (yield)) is not None:
        print("x", line)
    return "end"


def drive():
    generator = reader()
    next(generator)
    generator.send(1)
    generator.send(2)
    next(generator)
