"""Many moves in a row are one move."""
# rules: OWN-02 OWN-06
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
    a = worker(Resource("argument"))
    next(a)
    b = a
    c = b
    d = c
    a = d
    b = a
    next(b)
    del a
    del c
    del d
    del b
