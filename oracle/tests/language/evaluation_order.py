"""Operands are evaluated in Python's order, whatever they do."""
# rules: none
# source: LR 6.16


def say(value):
    print("say", value)
    return value


class Box:
    def __init__(self, name):
        self.name = name
        self.count = 0

    def method(self, *args, **kwargs):
        return (self.name, args, sorted(kwargs.items()))

    def __getitem__(self, key):
        print("get", self.name, key)
        return key

    def __setitem__(self, key, value):
        print("set", self.name, key, value)

    def __delitem__(self, key):
        print("del", self.name, key)

    def __add__(self, other):
        print("add", self.name)
        return self

    def __iadd__(self, other):
        print("iadd", self.name, other)
        return self

    def __eq__(self, other):
        print("eq", self.name)
        return False

    def __hash__(self):
        return 7

    def __contains__(self, item):
        print("contains", self.name, item)
        return True

    def __lt__(self, other):
        print("lt", self.name)
        return True

    def __bool__(self):
        print("bool", self.name)
        return False

    def __getattr__(self, name):
        print("getattr", self.name, name)
        raise AttributeError(name)


def box(name):
    print("box", name)
    return Box(name)


def operators():
    say(1) + say(2) * say(3) - say(4)
    print(say(1) < say(2) < say(0) < say(9))
    print((say(2), [say(3), say(4)], {say(5): say(6), say(7): say(8)}))
    print(say("%s-%s") % (say(1), say(2)))
    box("a") + box("b") + box("c")
    print(box("a") == box("b"))
    print(say(3) in box("c"), say(3) not in box("d"))
    print(box("a") < box("b") < box("c"))
    print(say(1) if say(0) else say(2))
    print(say(0) or say(5) or say(6), say(1) and say(0) and say(7))
    print(not say(0), -say(4), ~say(5), +say(6))
    print(say([1, 2, 3, 4, 5])[say(1):say(4):say(2)])
    if box("x") or box("y") and say(1):
        print("never")


def targets():
    box("t")[say(1)] = say(2)
    box("u")[say(1)], box("v")[say(2)] = say(3), say(4)
    target = box("w")
    target[say(1)] += say(2)
    target.count += say(5)
    box("z").count = say(6)
    del box("d")[say(1)], target.count
    values = [10, 20, 30]
    index = 0
    index, values[index] = 2, "changed"
    print(index, values)
    first = second = say([0])
    print(first is second)
    index = values[index] = 1
    print(values)
    target += say(1)
    a, (b, *c), d = say((1, (2, 3, 4), 5))
    print(a, b, c, d)
    *head, tail = "xyz"
    print(head, tail)
    [x, y] = {1: 2, 3: 4}
    print(x, y)


def calls():
    def f(*args, **kwargs):
        return args, sorted(kwargs)
    print(f(say(1), *say([2, 3]), say(4), k=say(5), **say({"l": 6})))
    print(f(*say([1]), *say([2]), **say({"a": 1}), **say({"b": 2})))
    print(box("m").method(say(1), k=say(2)))
    try:
        box("n").missing(say("argument"))
    except AttributeError as error:
        print("no", error)
    try:
        f(**say({"a": 1}), **say({"a": 2}))
    except TypeError as error:
        print(type(error).__name__)
    try:
        undefined(say("not evaluated"))
    except NameError as error:
        print(type(error).__name__)
    print(f(1, 2, 3, 4, 5, 6, 7, 8, 9))
    print((lambda x, y=say(2), *z, k=say(3): (x, y, z, k))(say(1)))


def unbound(flag):
    if flag:
        late = 1
    try:
        late + say("right operand")
    except UnboundLocalError as error:
        print(type(error).__name__)
    try:
        print(late)
    except UnboundLocalError:
        print("unbound")
    late = 2
    del late
    try:
        late
    except UnboundLocalError:
        print("gone")


def walrus():
    x = 1
    print(x + (x := 10) + x)
    print([x, (x := 3), x], (y := x * 2), y)
    if (n := say(4)) > 3 and (m := n * 2):
        print(n, m)
    while (n := n - 1) > 1:
        print("n", n)
    print([last := i for i in range(3)], last)
    return {"k": (z := 5), "l": z}


def generator_operands():
    total = 0
    total += yield total
    total = total + (yield total) * (yield "second")
    values = {0: 100}
    out = []
    values[(yield "index")] = yield "value"
    values[(yield "index2")] += yield "addend"
    print((yield "a"), (yield "b"), k := (yield "c"))
    print([(yield "x"), (yield "y")], k)
    print(f"{(yield 'f'):>{(yield 'w')}}|{(yield 'g')!r}")
    print((yield 1) < (yield 2) < (yield 3))
    print((yield "test") if (yield "if") else (yield "else"))
    print((yield "p") or (yield "q"))
    out.append((yield "append"))
    out.extend([(yield "e1"), (yield "e2")])
    assert (yield "assert"), (yield "message")
    return total, values, out


def collect(generator, values):
    results = []
    try:
        results.append(next(generator))
        for value in values:
            results.append(generator.send(value))
    except StopIteration as stop:
        results.append(("stop", stop.value))
    except AssertionError as error:
        results.append(("assertion", error.args))
    return results


def main():
    operators()
    targets()
    calls()
    unbound(False)
    print(walrus())
    print(collect(generator_operands(), [1, 2, 3, 1, "v", 0, 5, "A", "B", "C", "X", "Y", "F", 5, "G", 3, 2, 0, "then",
                                           0, "Q", "ap", "E1", "E2", 0, "message"]))
    print(collect(generator_operands(), [1, 2, 3, "v", 1, 0, 0, "A", "B", "C", "X", "Y", "F", 5, "G", 1, 2, 3, 0,
                                           "other", 1, "ap", "E1", "E2", True]))


def drive():
    main()
