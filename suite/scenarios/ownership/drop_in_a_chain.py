"""Dropping the outermost of two hundred generators, each the argument of the next, releases every one of them once."""
# rules: OWN-06 OWN-07
# source: PEP 342; language reference 3.1


released = 0


class Counted:
    def __del__(self):
        global released
        released += 1


def link(inner, counted):
    yield from inner


def chain(length):
    generator = link((), Counted())
    for _ in range(length - 1):
        generator = link(generator, Counted())
    return generator


def drive():
    generator = chain(200)
    del generator
    print(released)
    generator = chain(200)
    list(generator)
    print(released)
