"""A generator that runs to its end inside with leaves the with before StopIteration."""
# rules: WTH-01 FIN-01
# source: language reference 8.5; PEP 343


class Room:
    def __enter__(self):
        print("enter")
        return "key"

    def __exit__(self, kind, error, trace):
        print("leave")


def visit():
    with Room() as key:
        yield key
        yield "stay"
    print("outside")


def drive():
    generator = visit()
    next(generator)
    next(generator)
    next(generator)
