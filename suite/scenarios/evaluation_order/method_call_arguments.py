"""The object of a method call is evaluated before the yield among the arguments."""
# rules: YEX-05
# source: language reference 6.16; 6.3.4


def box():
    print("box")
    return []


def filler():
    kept = box()
    kept.append((yield "what to keep"))
    yield kept


def drive():
    generator = filler()
    next(generator)
    generator.send("a shell")
