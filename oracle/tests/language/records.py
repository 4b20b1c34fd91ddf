"""Classes that decorators and modules write: dataclasses, NamedTuple, abc, slots; and heaps of them."""
# rules: none
# source: PEP 557
# python: 3.10

import heapq
from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import Iterator, List, NamedTuple, TypeVar

T = TypeVar("T")


@dataclass(order=True)
class Task:
    priority: int
    name: str = field(compare=False)
    parts: List[str] = field(default_factory=list, repr=False, compare=False)

    def __iter__(self) -> Iterator[str]:
        yield from self.parts


@dataclass(frozen=True)
class Point:
    x: int
    y: int = 0


class Employee(NamedTuple):
    name: str
    salary: int = 100


class Shape(ABC):
    __slots__ = ("name",)

    @abstractmethod
    def area(self):
        """The area."""

    @property
    @abstractmethod
    def corners(self):
        """How many there are."""


class Square(Shape):
    __slots__ = ("side",)

    def __init__(self, side):
        self.name = "square"
        self.side = side

    def area(self):
        return self.side ** 2

    @property
    def corners(self):
        return 4


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__)


def by_priority(tasks):
    heap = list(tasks)
    heapq.heapify(heap)
    while heap:
        added = yield heapq.heappop(heap)
        if added is not None:
            heapq.heappush(heap, added)


def where(items):
    for item in items:
        match item:
            case Point(0, y):
                yield "axis", y
            case Point(x, y) if x == y:
                yield "diagonal", x
            case Employee(name, salary=100):
                yield "default", name
            case _:
                yield "else", item


def fails():
    attempt(Shape)
    attempt(lambda: setattr(Square(1), "color", "red"))
    attempt(lambda: setattr(Point(1), "x", 2))
    attempt(lambda: Task())
    attempt(lambda: heapq.heappop([]))


def drive():
    tasks = by_priority([Task(3, "c"), Task(1, "a", ["p", "q"]), Task(2, "b")])
    first = next(tasks)
    print(first, list(first), first.parts)
    print(tasks.send(Task(0, "urgent")), next(tasks))
    print(Task(1, "x") == Task(1, "y"), Task(1, "x") < Task(2, "a"), hash(Point(1)) == hash(Point(1, 0)))
    print(list(where([Point(0, 5), Point(2, 2), Point(1, 2), Employee("Ann"), Employee("Bob", 5), None])))
    square = Square(3)
    print(square.area(), square.corners, square.name, isinstance(square, Shape))
    fails()
    print(heapq.nlargest(2, [3, 1, 2], key=lambda n: -n), heapq.nsmallest(2, "hello"))
    print("hello".translate(str.maketrans("el", "ip", "o")), int.from_bytes(b"\x01\x02", "big"))
    print(fails.__code__.co_name, where.__code__.co_argcount)
