"""What the translator makes of @dataclass and NamedTuple classes acts as CPython's own does: both are run here."""

import ast
import contextlib
import io
import sys
import types
import unittest

from yieldcheck_oracle.translate.prepare import prepare

IMPORTS = """
from dataclasses import FrozenInstanceError, dataclass, field
from typing import ClassVar, List, NamedTuple

def attempt(action):
    try:
        return action()
    except Exception as error:
        return type(error).__name__, str(error)
"""


def printed(tree: ast.Module) -> str:
    output = io.StringIO()
    module = types.ModuleType("scenario")  # dataclasses looks for the module of a class
    sys.modules["scenario"] = module
    try:
        with contextlib.redirect_stdout(output):
            exec(compile(tree, "scenario.py", "exec"), module.__dict__)
    finally:
        del sys.modules["scenario"]
    return output.getvalue()


class ActsAlike(unittest.TestCase):
    def check(self, body: str) -> None:
        expected = printed(ast.parse(IMPORTS + body))
        self.assertTrue(expected)
        prepared = prepare(ast.parse(IMPORTS + body))
        self.assertNotIn("dataclass", ast.unparse(prepared))
        self.assertEqual(expected, printed(prepared))

    def test_fields_and_defaults(self):
        self.check("""
@dataclass
class Item:
    name: str
    price: float = 1.5
    tags: List[str] = field(default_factory=list)
    secret: int = field(default=3, repr=False, compare=False)
    count: ClassVar[int] = 7

    def total(self):
        return self.price * 2

a, b = Item("a"), Item(name="a", secret=9)
a.tags.append("x")
print(a, b, a == b, a.tags, b.tags, a.secret, Item.count, Item.price, a.total(), a != 5, Item("a") == b)
print(attempt(lambda: Item()), attempt(lambda: Item(1, 2, 3, 4, 5)), attempt(lambda: Item("a", size=1)))
print(attempt(lambda: hash(a)), attempt(lambda: a < b), Item.__match_args__)
""")

    def test_order_and_frozen(self):
        self.check("""
@dataclass(order=True, frozen=True)
class Version:
    major: int
    minor: int = 0

    @property
    def text(self):
        return f"{self.major}.{self.minor}"

v = Version(1, 2)
print(v < Version(1, 10), v >= Version(1), sorted([Version(2), v]), v.text, hash(v) == hash(Version(1, 2)))
print(attempt(lambda: setattr(v, "major", 5)), attempt(lambda: setattr(v, "other", 5)), attempt(lambda: delattr(v, "minor")))
print(attempt(lambda: v < 1), issubclass(FrozenInstanceError, AttributeError), len({v, Version(1, 2)}))
""")

    def test_inheritance_and_post_init(self):
        self.check("""
@dataclass
class Base:
    x: int
    y: int = 1 + 1

    def __post_init__(self):
        self.z = self.x + self.y

@dataclass
class Derived(Base):
    y: int = 5
    w: int = field(default=6, kw_only=True)
    v: list = field(init=False, default_factory=lambda: [1])

@dataclass
class Plain(Base):
    pass

class Undecorated(Derived):
    pass

print(Base(1), Base(1).z, Derived(1), Derived(1).z, Derived(1, w=2), Plain(3), Plain(3) == Base(3), Undecorated(4))
print(attempt(lambda: Derived(1, 2, 3)), Derived.__match_args__)
""")

    def test_own_methods_stay(self):
        self.check("""
@dataclass(eq=False)
class Own:
    \"\"\"A docstring.\"\"\"
    x: int

    def __repr__(self):
        return "own"

@dataclass(repr=False)
class Empty:
    pass

print(Own(1), Own(1) == Own(1), Own.__doc__, Empty() == Empty())
""")

    def test_named_tuple(self):
        self.check("""
class Employee(NamedTuple):
    \"\"\"Somebody.\"\"\"
    name: str
    salary: int = 100

    def raised(self, by):
        return self._replace(salary=self.salary + by)

Pair = NamedTuple("Pair", [("left", int), ("right", int)])
ann = Employee("Ann")
name, salary = ann
print(ann, ann.raised(5), ann[1], name, salary, ann == ("Ann", 100), Employee._fields, Employee.__doc__, Pair(1, right=2))
print(attempt(lambda: Employee()), attempt(lambda: setattr(ann, "name", 1)), Employee.__match_args__)
""")


if __name__ == "__main__":
    unittest.main()
