"""Two generators of one function, resumed by turns, each keep their own locals."""
# rules: CRE-07
# source: PEP 255


def countdown(name):
    step = 0
    while step < 2:
        yield (name, step)
        step += 1


def drive():
    red = countdown("a")
    blue = countdown("b")
    next(red)
    next(blue)
    next(red)
    next(blue)
