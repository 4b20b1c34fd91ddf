"""Objects die when CPython lets them go."""
# rules: none
# source: CPython


class Noisy:
    def __init__(self, name):
        self.name = name
        self.items = [name]

    def __del__(self):
        print("end of", self.name)

    def method(self):
        print("method of", self.name)
        return 5

    def __enter__(self):
        print("enter", self.name)
        return Noisy(self.name + " entered")

    def __exit__(self, *args):
        print("exit", self.name)


def noisy(name):
    try:
        yield name
        yield name + "2"
    finally:
        print("finally of", name)


def temporaries():
    print(Noisy("attribute").name)
    print(len(Noisy("items").items), "counted")
    print(Noisy("method").method(), "called")
    print(next(noisy("next")), "taken")
    print(Noisy("identity") is None, "compared")
    print(str(Noisy("a").name) + str(Noisy("b").name), "added")
    print(f"{Noisy('formatted').name} {Noisy('second').name}")
    print([Noisy("listed").name, Noisy("listed too").name][0])
    if Noisy("condition").name == "condition":
        print("inside")
    while Noisy("loop").name != "loop":
        pass
    print(next(iter([Noisy("displayed")])).name, "displayed")
    Noisy("statement")
    print("after the statement")
    x = Noisy("first")
    x = Noisy("second")
    print("rebound")
    del x
    print("deleted")
    y = Noisy("y"), Noisy("z")
    a, b = y
    y = None
    print("unpacked")
    a = b = None
    print("both gone")


def loops():
    for name in noisy("abandoned"):
        print(name)
        break
    print("behind the loop")
    for name in noisy("complete"):
        print(name)
    else:
        print("else")
    for noisy_object in [Noisy("one"), Noisy("two")]:
        print("in", noisy_object.name)
    print("loop variable lives")
    noisy_object = None
    print([n.name for n in (Noisy("c1"), Noisy("c2"))])
    print({n.name: 1 for n in [Noisy("d1")]})
    print(list(n.name for n in [Noisy("g1"), Noisy("g2")]))


def withs():
    with Noisy("plain"):
        print("in plain")
    with Noisy("bound") as bound:
        print("in bound")
        bound = None
        print("still in bound")
    with Noisy("outer"), Noisy("inner") as inner:
        print("in both")
    print("behind")


def yielding():
    yield Noisy("yielded")
    print("yielded is gone")
    x = yield
    print("got", x.name)
    del x
    yield
    print("sent is gone")
    yield
    return Noisy("returned")


def handlers():
    try:
        raise ValueError(Noisy("argument"))
    except ValueError as error:
        print("handling")
    print("handled")
    try:
        try:
            raise KeyError(Noisy("key"))
        finally:
            print("cleaning")
    except KeyError:
        print("caught")
    print("behind")


def returning():
    local = Noisy("local")
    other = Noisy("other")
    return local.name


def passing(value):
    value = None
    print("argument dropped")


def main():
    temporaries()
    loops()
    withs()
    g = yielding()
    print(next(g).name)
    next(g)
    g.send(Noisy("sent"))
    next(g)
    try:
        next(g)
    except StopIteration as stop:
        print(stop.value.name)
    handlers()
    print(returning())
    passing(Noisy("passed"))
    print(max([Noisy("m").name]), min(Noisy("n").name, "o"))


def drive():
    main()
