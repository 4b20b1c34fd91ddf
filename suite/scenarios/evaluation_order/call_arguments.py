"""The callee is evaluated first, then its arguments from left to right, each yield suspending in turn."""
# rules: YEX-05
# source: language reference 6.16; 6.3.4


def show(*positional, **named):
    print("show", positional, sorted(named.items()))
    return len(positional)


def pick_callee():
    print("pick callee")
    return show


def caller():
    count = pick_callee()((yield 1), (yield 2), named=(yield 3))
    yield count


def drive():
    generator = caller()
    next(generator)
    generator.send("first")
    generator.send("second")
    generator.send("third")
