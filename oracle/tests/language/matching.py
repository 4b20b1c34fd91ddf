"""match, except*, async and await."""
# rules: none
# source: PEP 634 PEP 654 PEP 492
# python: 3.11

import types


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y


def kind(value):
    match value:
        case 0 | 1:
            return "small"
        case int(n) if n > 100:
            return f"large {n}"
        case "go" | "stop" as word:
            return word
        case ("move", x, y):
            return f"move {x} {y}"
        case [first, *rest]:
            return f"list {first} {rest}"
        case {"op": op, "arg": arg}:
            return f"dict {op} {arg}"
        case Point(x=0, y=y):
            return f"on axis {y}"
        case Point():
            return "point"
        case None:
            return "none"
        case _:
            return "other"


class Circle:
    __match_args__ = ("center", "radius")

    def __init__(self, center, radius):
        self.center = center
        self.radius = radius


class Disc(Circle):
    pass


def shape(value):
    match value:
        case {"kind": "circle", "r": r, **rest}:
            return f"circle {r} {rest}"
        case {**everything}:
            return f"dict {everything}"
        case Disc(Point(x=0), r):
            return f"disc {r}"
        case Circle(center, radius=2):
            return f"circle of two {center}"
        case Circle():
            return "circle"
        case (first, *_, last):
            return f"{first} to {last}"


def machine():
    state = "idle"
    while True:
        match (yield state):
            case "start":
                state = "running"
            case ("set", value):
                state = value
            case None:
                break


def groups(*errors):
    log = []
    try:
        if errors:
            raise ExceptionGroup("group", list(errors))
        log.append("none")
    except* ValueError as group:
        log.append(("values", len(group.exceptions)))
    except* (KeyError, IndexError):
        log.append("lookup")
    else:
        log.append("else")
    finally:
        log.append("finally")
    return log


@types.coroutine
def pause(value):
    return (yield value)


async def inner(value):
    try:
        return await pause(value) + 1
    finally:
        print("inner done")


async def outer():
    total = 0
    for i in range(2):
        total += await inner(i)
    return total


def main():
    for value in [0, 1, 2, 500, "go", "x", ("move", 1, 2), ["a", "b", "c"], (1,), {"op": "add", "arg": 2, "z": 0},
                  Point(0, 5), Point(1, 1), None, 2.5, []]:
        print(kind(value))
    for value in [{"kind": "circle", "r": 1, "z": 0}, {"kind": "square"}, Disc(Point(0, 1), 3), Circle("here", 2),
                  Circle(1, 1), range(4), [7], "text"]:
        print(shape(value))
    g = machine()
    print(next(g), g.send("start"), g.send(("set", "paused")))
    try:
        g.send(None)
    except StopIteration:
        print("stopped")
    print(groups(), groups(ValueError(1), KeyError(2), ValueError(3)))
    try:
        groups(ValueError(1), TypeError("rest"))
    except ExceptionGroup as rest:
        print(rest.message, [repr(e) for e in rest.exceptions])
    c = outer()
    print(c.send(None), c.send(10))
    try:
        c.send(20)
    except StopIteration as stop:
        print("result", stop.value)


def drive():
    main()
