"""A move onto a generator that has finished finds nothing to drop."""
# rules: OWN-04 OWN-08 OWN-06
# source: language reference 7.2; 3.1


class Resource:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("released", self.name)


def worker(name, argument):
    local = Resource(name + " local")
    try:
        yield name + " 1"
        yield name + " 2"
    finally:
        print(name, "finally")


def drive():
    target = worker("target", Resource("target argument"))
    next(target)
    next(target)
    next(target)
    source = worker("source", Resource("source argument"))
    next(source)
    target = source
    del source
    next(target)
    del target
