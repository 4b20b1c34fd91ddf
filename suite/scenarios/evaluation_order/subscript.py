"""The container of a subscript is evaluated before the yield in the index suspends."""
# rules: YEX-11
# source: language reference 6.3.2


def table():
    print("base")
    return {"k": "v"}


def lookup():
    found = table()[(yield "idx")]
    yield found


def drive():
    generator = lookup()
    next(generator)
    generator.send("k")
