"""The right side of and / or is reached, and its yield suspends, only when the left side does not decide."""
# rules: YEX-08
# source: language reference 6.11


def choice(left):
    both = left and (yield "rhs-and")
    either = left or (yield "rhs-or")
    yield (both, either)


def drive():
    generator = choice(0)
    next(generator)
    generator.send("Y")
    other = choice(1)
    next(other)
    other.send("X")
