"""Enumerations: members that are yielded, sent, thrown with, matched, compared, counted and combined."""
# rules: none
# source: PEP 435
# python: 3.11

import enum
from enum import Enum, Flag, IntEnum, IntFlag, StrEnum, auto, unique


@unique
class Light(Enum):
    """What a light shows."""
    RED = auto()
    GREEN = auto()
    YELLOW = auto()

    @property
    def go(self):
        return self is Light.GREEN

    @classmethod
    def first(cls):
        return cls.RED

    def following(self):
        members = list(Light)
        return members[(members.index(self) + 1) % len(members)]


class Priority(IntEnum):
    HIGH = 1
    LOW = 10
    URGENT = HIGH


class Part(str, Enum):
    NUMBER = "number"
    OPERATOR = "operator"


class Mode(StrEnum):
    READ = auto()
    WRITE = "w"


class Access(Flag):
    NONE = 0
    READ = auto()
    WRITE = auto()
    RUN = auto()
    BOTH = READ | WRITE


class Segment(IntFlag):
    SYN = 1
    ACK = 2
    FIN = 8


class Planet(enum.Enum):
    MERCURY = (3.303e23, 2.4397e6)
    EARTH = (5.976e24, 6.37814e6)

    def __init__(self, mass, radius):
        self.mass = mass
        self.gravity = round(6.673e-11 * mass / radius ** 2, 2)


class Operator(Enum):
    ADD = "+", 1
    MULTIPLY = "*", 2

    def __new__(cls, symbol, precedence):
        made = object.__new__(cls)
        made._value_ = symbol
        made.precedence = precedence
        return made

    def __str__(self):
        return self.value

    def __lt__(self, other):
        return self.precedence < other.precedence

    @classmethod
    def _missing_(cls, value):
        return cls.MULTIPLY if value == "x" else None


class Named(Enum):
    def _generate_next_value_(name, start, count, last_values):
        return f"{name.lower()}-{count}"


class Side(Named):
    LEFT = auto()
    RIGHT = auto()


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


def light(shown=Light.RED):
    while True:
        try:
            command = yield shown
        except ValueError as error:
            shown, = error.args
            continue
        match command:
            case Light.GREEN | Light.YELLOW:
                shown = command
            case Light():
                return command.name, command.value
            case _:
                shown = shown.following()


def by_priority(jobs):
    waiting = sorted(jobs)
    while waiting:
        added = yield waiting.pop(0)
        if added is not None:
            waiting = sorted(waiting + [added])


def door(allowed):
    while True:
        wanted = yield allowed
        allowed = allowed & ~wanted if wanted in allowed else allowed | wanted


def tokens(text):
    for part in text.split():
        kind = Part.NUMBER if part.isdigit() else Part.OPERATOR
        yield kind, int(part) if kind is Part.NUMBER else Operator(part)


def fails():
    attempt(lambda: Light(9))
    attempt(lambda: Light["PINK"])
    attempt(lambda: Light.RED < Light.GREEN)
    attempt(lambda: setattr(Light, "RED", 5))
    attempt(lambda: delattr(Light, "RED"))
    attempt(lambda: Access.READ | 1)
    attempt(lambda: Operator("/"))
    attempt(lambda: Priority.LOW < "a")


def drive():
    lights = light()
    next(lights)
    next(lights)
    lights.send(Light.YELLOW)
    lights.throw(ValueError(Light.GREEN))
    lights.send(Light.RED)
    jobs = by_priority([(Priority.LOW, "a"), (Priority.HIGH, "b")])
    next(jobs)
    jobs.send((Priority.URGENT, "c"))
    note(list(jobs))
    doors = door(Access.BOTH)
    next(doors)
    doors.send(Access.READ)
    doors.send(Access.RUN)
    doors.send(Access.NONE)
    note(list(tokens("2 + 3 x 4")))
    fails()
    print(Light, list(Light), len(Light), Light.first(), Light.GREEN.go, Light(2) is Light["GREEN"], Light.__doc__)
    print(list(Light.__members__.items()), Light.RED in Light, {Light.RED: "stop"}[Light.RED], list(reversed(Light)))
    print(f"{Light.RED:>10}|{Light.RED!r}|{Light.RED.name}", str(Light.RED), "%s" % Light.RED, isinstance(Light.RED, Light))
    print(Priority.URGENT is Priority.HIGH, list(Priority), Priority.LOW + 1, 2.5 * Priority.LOW, Priority.LOW == 10)
    print(Priority.LOW, repr(Priority.LOW), f"{Priority.LOW:03}", max(Priority), [5, 6][Priority.HIGH], {1: "x"}[Priority.HIGH])
    print(Part.NUMBER == "number", Part("number"), f"{Part.NUMBER}", Part.NUMBER + "s", "-".join(Part), Part.NUMBER.upper())
    print(Mode.READ, repr(Mode.WRITE), f"{Mode.WRITE:>3}", "read" in [Mode.READ], Mode.READ.startswith("re"))
    print(Access.BOTH, list(Access.BOTH), repr(Access.NONE), repr(~Access.READ), Access(5), Access(3) is Access.BOTH, list(Access))
    print(repr(Segment.SYN | Segment.ACK), Segment.SYN | 16, repr(Segment.SYN | 16), repr(~Segment.SYN), Segment.FIN + 1)
    print(Planet.EARTH.gravity, Planet((3.303e23, 2.4397e6)), Planet.EARTH.value, Planet.EARTH.mass > Planet.MERCURY.mass)
    print(sorted(Operator, reverse=True), Operator.ADD, Operator("+").precedence, Operator["MULTIPLY"].value)
    print(Side.LEFT.value, repr(Side.RIGHT), Side("right-1"))
    note(Light.RED, Priority.URGENT, Part.NUMBER, Access.READ | Access.RUN, Access.NONE, Segment(0), {Light.GREEN: Side.LEFT})
