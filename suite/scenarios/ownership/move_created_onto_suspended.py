"""A generator that has not started moves onto one that waits: that one goes, this one has not run."""
# rules: OWN-01 OWN-04
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
    source = worker("source", Resource("source argument"))
    target = source
    print("moved")
    del source
    next(target)
    del target
