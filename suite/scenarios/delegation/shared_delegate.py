"""Two delegators over one delegate take its values in turns."""
# rules: DLN-15
# source: PEP 380


def inner():
    inside = 0
    while True:
        yield inside
        inside += 1


def outer(name, inside):
    yield name
    yield from inside


def drive():
    inside = inner()
    left = outer("a", inside)
    right = outer("b", inside)
    next(left)
    next(right)
    next(left)
    next(right)
    next(left)
