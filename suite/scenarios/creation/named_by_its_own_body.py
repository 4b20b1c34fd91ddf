"""A running generator can be given a second name by its own body; it is the same generator."""
# rules: CRE-10
# source: language reference 7.2 assignment


def worker():
    global copy
    copy = generator
    yield "one"
    yield "two"


def drive():
    generator = worker()
    next(generator)
    copy is generator
    next(copy)
