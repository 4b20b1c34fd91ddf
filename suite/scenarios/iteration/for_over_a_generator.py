"""A for loop takes what is left of a generator and ends quietly."""
# rules: ITR-01 ITR-03
# source: PEP 255; language reference 8.3


def colours():
    yield "red"
    yield "green"
    yield "blue"


def rest(iterator):
    found = []
    for item in iterator:
        found.append(item)
    return found


def drive():
    generator = colours()
    next(generator)
    rest(generator)
