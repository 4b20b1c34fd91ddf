"""A generator that moves before every step does what it would have done in one place."""
# rules: OWN-01 OWN-02 OWN-03 OWN-06
# source: language reference 7.2


class Resource:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("released", self.name)


def worker(argument):
    local = Resource("local")
    print("begins")
    try:
        yield 1
        yield 2
    finally:
        print("finally")


def drive():
    first = worker(Resource("argument"))
    second = first
    del first
    next(second)
    third = second
    del second
    next(third)
    fourth = third
    del third
    next(fourth)
    fifth = fourth
    del fourth
    del fifth
