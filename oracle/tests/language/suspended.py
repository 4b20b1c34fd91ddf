"""Temporaries around suspensions, operators and patterns die when CPython lets them go."""
# rules: none
# source: CPython
# python: 3.11

class Noisy:
    def __init__(self, name):
        self.name = name
    def __del__(self):
        print("end of", self.name)
    def __enter__(self):
        return self
    def __exit__(self, *a):
        print("exit", self.name)
    def __iter__(self):
        return iter([self.name])
    def send(self, v):
        print("sent", v)

def a():
    print(Noisy("x").name, (yield 1))
    yield Noisy("y").name
    print("after y")
    (yield Noisy("z")), (yield 2)
    v = [Noisy("l"), (yield 3)]
    print(len(v))
    v = None
    w = yield (yield 4)
    print("w", w.name if w else None)
    w = None
    for n in Noisy("iter"):
        yield n
    yield from Noisy("from")
    print("end from")
    with Noisy("with") as m:
        m = None
        yield 5
    x = Noisy("x1"), (yield 6)
    x = yield 7
    return Noisy("ret").name

class C:
    count = 0
    @property
    def p(self):
        return Noisy("prop")
    def __getitem__(self, k):
        return Noisy("item%s" % k)
    def __call__(self, *args):
        return self
    def __radd__(self, o):
        return Noisy("radd")

def b():
    c = C()
    print(c.p.name, c[1].name, c()().count)
    print((1 + c).name)
    c.p.name = "changed"
    print([c.p.name for _ in range(2)], {c[k].name for k in (1,)}, c[c[2].name].name)
    x = c.p if c.p else c.p
    print("x", x.name)
    x = c.p and c.p
    y = c.p or c.p
    z = not c.p
    print("xyz")
    print(c.p is c.p, c.p == c.p, c.p in [c.p])
    del x, y
    assert c.p, "no"
    while c.p:
        print("loop")
        break
    try:
        raise KeyError(c.p)
    except KeyError as e:
        print("caught", e.args[0].name)
    print("after")
    (lambda q=c.p: print("lambda", q.name))()
    print("default gone")
    f"{c.p.name:>{len(c.p.name) + 5}}"
    t, *u = c.p, c.p, c.p
    del u[0], t
    print("deleted")
    u += [c.p]
    def inner(k):
        return lambda: k.name
    print(inner(c.p)())
    g = (n.name for n in [c.p, c.p])
    print(next(g))
    g = None
    print("genexp gone")
    d = {"k": c.p, **{"l": c.p}}
    d["k"] = d.pop("l")
    print(d["k"].name)
    match c.p:
        case Noisy(name=n):
            print("matched", n)
    print(max([c.p, c.p], key=lambda o: o.name).name, sorted(o.name for o in (c.p, c.p)))

def main():
    g = a()
    print(next(g))
    print(g.send("s"))
    print("at y")
    print(next(g).name)
    print("z gone")
    for v in (None, "p", "q", Noisy("sent"), None, None, None, None, None, None, Noisy("last")):
        try:
            r = g.send(v)
            print("got", r if not isinstance(r, Noisy) else r.name)
        except StopIteration as s:
            print("stop", s.value)
        v = r = None
    g = a()
    next(g); next(g); next(g); next(g); next(g)
    print("closing")
    g.close()
    print("closed")
    b()

def drive():
    main()
