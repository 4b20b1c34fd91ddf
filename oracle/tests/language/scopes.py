"""Names, closures, classes and comprehensions."""
# rules: none
# source: LR 4.2

import functools

x = "global x"
counter = 0


def closures():
    values = []
    for i in range(3):
        values.append(lambda: i)
    print([f() for f in values])
    values = [lambda: j for j in range(3)]
    print([f() for f in values])
    values = [lambda k=k: k for k in range(3)]
    print([f() for f in values])

    def outer(a, b=2, *args, c, d=4, **kwargs):
        total = a

        def inner():
            nonlocal total
            total += b

            def innermost():
                return total, args, c, d, kwargs
            return innermost
        return inner
    print(outer(1, c=3)()(), outer(1, 5, 6, 7, c=8, e=9)()())

    def positional(a, b, /, c, *, d):
        return a, b, c, d
    print(positional(1, 2, c=3, d=4))
    try:
        positional(1, b=2, c=3, d=4)
    except TypeError as error:
        print(type(error).__name__)

    def recursive(n):
        return 1 if n <= 1 else n * recursive(n - 1)
    print(recursive(10))

    def deleted():
        try:
            return cell
        except NameError as error:
            return type(error).__name__
    cell = 1
    print(deleted())
    del cell
    print(deleted())


def globals_here():
    global counter, made
    counter += 1
    made = "made"

    def reads():
        return counter, made, x
    return reads()


class Base:
    """The base."""
    kind = "base"
    names = [kind, kind + "2"]
    upper = [name.upper() for name in names]

    def __init__(self, value):
        self.value = value

    def describe(self):
        return f"{self.kind}:{self.value}"

    @staticmethod
    def static(a):
        return ("static", a)

    @classmethod
    def make(cls, value):
        return cls(value)

    @property
    def double(self):
        return self.value * 2

    @double.setter
    def double(self, value):
        self.value = value // 2

    def __repr__(self):
        return f"{type(self).__name__}({self.value!r})"

    def __private(self):
        return "private"

    def call_private(self):
        return self.__private()


class Derived(Base):
    kind = "derived"
    x = x + " in class"

    def __init__(self, value, extra):
        super().__init__(value)
        self.extra = extra

    def describe(self):
        def helper():
            return x
        return super().describe() + "/" + self.extra + "/" + helper()

    @classmethod
    def make(cls, value):
        return cls(value, "made")

    def __iter__(self):
        yield from super(Derived, self).describe()
        yield __class__.__name__

    def __call__(self, *args):
        return args

    def __len__(self):
        return 3


def local_class(kind):
    class Local(Base):
        label = kind

        def get(self):
            return kind, self.label, Local.__name__

        class Nested:
            def __init__(self):
                self.kind = kind
    return Local


def decorated(*labels):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            return labels, function(*args, **kwargs)
        return wrapper
    return decorate


@decorated("a")
@decorated("b", "c")
def plain(value):
    return value


def comprehensions():
    i = "outer"
    print([i for i in range(3)], i)
    print([(a, b) for a in range(3) if a for b in range(a) if b != 1])
    print({a % 3 for a in range(7)} == {0, 1, 2})
    print({a: [b for b in range(a)] for a in range(3)})
    print([[a * b for b in range(3)] for a in range(2)])
    print(sum(a * b for a in range(4) for b in range(a) if a != 2))
    print([a for a, (b, *c) in [(1, (2, 3, 4)), (5, (6,))] if not c or b])
    print([y for a in [1, 2] for y in [a * 10]])
    gen = (x + str(a) for a in range(2))
    print(list(gen))
    functions = {name: (lambda: name) for name in "ab"}
    print({name: function() for name, function in functions.items()})

    def source():
        print("source iterated")
        return [1, 2]
    g = (a for a in source())
    print("made")
    print(list(g))
    print([(lambda: a + b)() for a in [1] for b in [2, 3]])
    print(any(a > 1 for a in [1, 2]), all(a > 1 for a in [1, 2]))
    print(", ".join(str(a) for a in range(3)))


def lambda_generators():
    g = (lambda: (yield 1))()
    print(next(g))
    try:
        g.send("sent")
    except StopIteration as stop:
        print(stop.value)


def starred():
    a = [1, 2]
    print([*a, 3, *"xy"], (*a, *a), {*a, 2, 3} == {1, 2, 3}, {**{"p": 1}, "q": 2, **{"p": 3}})
    print(*a, *[3])
    first, *_ = a
    print(first)


def named():
    numbers = [(kept := [1, 2]), kept]
    kept.append(3)
    print(numbers, numbers[0] is kept, {"k": (inner := {})}["k"] is inner, (pair := (1, [])) is pair)
    inner["x"] = 1
    print((copy := inner) is inner, copy)


def texts(value, width=10):
    print(f"{value!r:>{width}}|{value:<8}|{value!s}|{{}}|{value:{width}}|{3.14159:.2f}|{1000000:,}|{255:#x}")
    print("%s %r %5d|%-5s|%05.1f %%" % ("a", "b", 42, "c", 2.5))
    print("{0} {name} {0!r}".format("p", name="q"))
    print("tab\tnew\\line \"quoted\" \x00\x7f é ☃", b"bytes\x00\xff")
    print(0.1, 1e100, 1.0, -0.0, float("inf"), 10 ** 20, -5 // 3, -5 % 3, 2 ** -1, 7 / 2)
    print(123456789012345678901234567890, 1_000, 0xFF, True + True, None, ...)


def main():
    closures()
    print(globals_here())
    print(Base.upper, Base.__doc__)
    b, d = Base(3), Derived.make(4)
    print(b.describe(), d.describe(), Base.static(1), b.double, d.double, b.call_private())
    b.double = 20
    print(b, d, list(d), d(1, 2), len(d), Derived.x, d.kind, isinstance(d, Base), issubclass(Derived, Base))
    local = local_class("k")
    print(local(1).get(), local.Nested().kind, local.make(5), local.__qualname__)
    print(plain(7), plain.__name__)
    comprehensions()
    lambda_generators()
    starred()
    named()
    texts("text")


def drive():
    main()
