"""Writes expected/*.jsonl: random questions about values, and what CPython 3.13 answers. expected_test.cpp asks our
value model the same. Run it with CPython 3.13 only:

    python3.13 suite/protocol/expect.py suite/protocol/expected

One case a line: [operation, operands..., answer]; the answer is {"v": value} or {"raise": [type, message]}, with
{"then": value} where the operation may change its first operand. Values are encoded as in a trace; a slice as
{"slice": [start, stop, step]}.
"""
import json
import operator
import os
import subprocess
import sys
from typing import Any, Callable, Dict, Iterator, List, Sequence

from expect_maker import Maker

Case = List[Any]
EXACT = 1 << 53


def encode(value: Any) -> Any:
    if value is None or value is True or value is False:
        return value
    kind = type(value)
    if kind is int:
        return value if -EXACT < value < EXACT else {"i": str(value)}
    if kind is str:
        if any(0xD800 <= ord(letter) < 0xE000 for letter in value):
            return {"u": [ord(letter) for letter in value]}
        return value
    if kind is float:
        return {"f": repr(value)}
    if kind is bytes:
        return {"b": value.hex()}
    if kind is list:
        return [encode(item) for item in value]
    if kind is tuple:
        return {"t": [encode(item) for item in value]}
    if kind is dict:
        return {"d": [[encode(key), encode(item)] for key, item in value.items()]}
    if kind in (set, frozenset):
        return {"set": sorted((encode(item) for item in value), key=json.dumps)}
    if kind is slice:
        return {"slice": [encode(value.start), encode(value.stop), encode(value.step)]}
    if kind is type:
        return {"ty": value.__name__}
    return {"o": kind.__name__ + "#1"}


BINARY: Dict[str, Callable[[Any, Any], Any]] = {
    "+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv, "//": operator.floordiv,
    "%": operator.mod, "**": operator.pow, "<<": operator.lshift, ">>": operator.rshift, "&": operator.and_,
    "|": operator.or_, "^": operator.xor,
}
IN_PLACE: Dict[str, Callable[[Any, Any], Any]] = {
    "+": operator.iadd, "*": operator.imul, "|": operator.ior, "&": operator.iand, "-": operator.isub,
    "^": operator.ixor, "**": operator.ipow,
}
COMPARE: Dict[str, Callable[[Any, Any], Any]] = {
    "<": operator.lt, "<=": operator.le, "==": operator.eq, "!=": operator.ne, ">": operator.gt, ">=": operator.ge,
}


def set_item(container: Any, key: Any, value: Any) -> None:
    container[key] = value


def delete_item(container: Any, key: Any) -> None:
    del container[key]


def add_all(items: Sequence[Any]) -> List[Any]:
    made = set()
    for item in items:
        made.add(item)
    return list(made)


def call_class(name: str, arguments: List[Any], keywords: Dict[str, Any]) -> Any:
    return getattr(__builtins__, name)(*arguments, **keywords)


OPERATIONS: Dict[str, Callable[..., Any]] = {
    "repr": repr, "str": str, "ascii": ascii, "hash": hash, "bool": bool, "list": list, "abs": abs,
    "negative": operator.neg, "invert": operator.invert, "divmod": divmod, "power": pow, "round": round,
    "binary": lambda sign, left, right: BINARY[sign](left, right),
    "in_place": lambda sign, left, right: IN_PLACE[sign](left, right),
    "compare": lambda sign, left, right: COMPARE[sign](left, right),
    "contains": operator.contains, "item": operator.getitem, "set_item": set_item, "delete_item": delete_item,
    "format": format, "add_all": add_all, "call": call_class,
    "method": lambda target, name, arguments, keywords: getattr(target, name)(*arguments, **keywords),
    "length": len, "attribute": getattr,
}
CHANGING = {"set_item", "delete_item", "method"}


def is_huge(operand: Any) -> bool:
    return isinstance(operand, int) and abs(operand) > 100


def ask(operation: str, *operands: Any) -> Case:
    if operation in ("binary", "in_place") and operands[0] == "*" and any(map(is_huge, operands)):
        if not all(isinstance(operand, (int, float)) for operand in operands[1:]):
            operands = (operands[0],) + tuple(3 if is_huge(operand) else operand for operand in operands[1:])
    if operation == "call" and operands[0] in ("bytes", "range") and any(map(is_huge, operands[1])):
        operands = (operands[0], [5]) + operands[2:]
    encoded = [encode(operand) for operand in operands]  # before it can change
    if operation in ("method", "call"):
        encoded[-1] = {key: encode(value) for key, value in operands[-1].items()}
    try:
        result = OPERATIONS[operation](*operands)
        answer: Dict[str, Any] = {"v": {"o": "slice#1"} if isinstance(result, slice) else encode(result)}
    except Exception as error:  # whatever Python raises is the answer
        answer = {"raise": [type(error).__name__, str(error)]}
    if operation in CHANGING and isinstance(operands[0], (list, dict, set)):
        answer["then"] = encode(operands[0])
    return [operation] + encoded + [answer]


def numbers(make: Maker) -> Iterator[Case]:
    for _ in range(700):
        yield ask("repr", make.real())
    for _ in range(60):
        yield ask("hash", make.one_of(make.real, make.integer, make.text, make.octets)())
    for _ in range(500):
        left, right = make.one_of((make.integer, make.integer), (make.integer, make.real), (make.real, make.real),
                                  (make.small, make.small), (make.real, make.small))
        left, right = left(), right()
        sign = make.one_of(*BINARY)
        if sign in ("<<", "**") and isinstance(right, (int, float)) and abs(right) > 40:
            right = make.small()
        if sign == "**" and isinstance(left, (int, float)) and left < 0 and isinstance(right, float):
            left = -left  # a complex result is outside the subset
        if sign == "**" and isinstance(left, int) and left < 0 and right < 0:
            left = -left
        yield ask("binary", sign, left, right)
    for _ in range(300):
        yield ask("compare", make.one_of(*COMPARE), make.one_of(make.integer, make.real)(),
                  make.one_of(make.integer, make.real)())
    for _ in range(100):
        yield ask("divmod", make.one_of(make.integer, make.real, make.small)(),
                  make.one_of(make.integer, make.real, make.small)())
        yield ask("round", make.one_of(make.integer, make.real)(), make.small())
    for _ in range(60):
        yield ask("round", make.real())
        yield ask("power", make.integer(), abs(make.small()), make.integer())
        yield ask("power", make.small(), make.small(), abs(make.integer()) + 1)
        yield ask("negative", make.one_of(make.integer, make.real)())
        yield ask("abs", make.one_of(make.integer, make.real)())
        yield ask("invert", make.one_of(make.integer, make.integer, make.real)())
    for _ in range(250):
        yield ask("call", "int", [make.digits()], {})
        yield ask("call", "int", [make.digits(), make.one_of(0, 2, 8, 10, 16, 36, 1)], {})
        yield ask("call", "float", [make.digits()], {})
    for _ in range(80):
        yield ask("call", "int", [make.one_of(make.real, make.text, make.octets)()], {})
        yield ask("call", "float", [make.one_of(make.integer, make.text)()], {})
        yield ask("method", make.integer(), make.one_of("bit_length", "bit_count"), [], {})
        yield ask("method", make.real(), make.one_of("is_integer", "as_integer_ratio"), [], {})
        yield ask("method", make.integer(), "to_bytes", [make.random.randint(0, 20), make.one_of("big", "little")],
                  {"signed": make.one_of(True, False)})


def formats(make: Maker) -> Iterator[Case]:
    for _ in range(700):
        yield ask("format", make.one_of(make.integer, make.small, make.real, make.real, make.text)(),
                  make.specification())
    for _ in range(500):
        template = make.directive() + make.one_of("", "|", "%%", make.directive())
        values = make.one_of(make.scalar(), (make.scalar(),), (make.scalar(), make.scalar()),
                             (make.small(), make.real(), make.text()))
        if "*" in template:
            values = (make.small(), make.small(), make.small())
        yield ask("binary", "%", template, values)
    for template in ["{} {}", "{0}{1}{0}", "{x}{y!r}", "{0[1]}", "{0[a]}", "{:>{}}", "{:{}{}}", "{{}}", "{", "}", "{!",
                     "{!r", "{!x}",
                     "{0.real}", "{a.b}", "{0}{}", "{}{0}", "{x", "{x!r:>10}|{y:05.1f}", "{:{:{}}}", "{0[}", "{0[]}",
                     "{!r:}", "{x:}",
                     "{0!s:.2}", "a{}b{}c{}", "{ }", "{-1}", "{99}", "{x[0]}", "{:%}", "}}{{", "{!a}", "{0[-1]}",
                     "{0]}", "{0.}", "{0[1]x}"]:
        for arguments in ([], [1], ["ab", "\u00e9"], [[1, 2], 3], [{"a": 5}, 7], [1.5, 8, 3]):
            yield ask("method", template, "format", arguments, {"x": make.text(3), "y": 2.5})


def texts(make: Maker) -> Iterator[Case]:
    for _ in range(400):
        value = make.text(6)
        yield ask("repr", value)
        yield ask("ascii", value)
    predicates = ["isalpha", "isdigit", "isdecimal", "isnumeric", "isalnum", "isspace", "isupper", "islower", "istitle",
                  "isidentifier", "isprintable", "isascii"]
    changes = ["upper", "lower", "title", "capitalize", "swapcase", "casefold"]
    for _ in range(500):
        yield ask("method", make.text(4), make.one_of(*predicates), [], {})
        yield ask("method", make.text(6), make.one_of(*changes), [], {})
    searches = ["find", "rfind", "index", "rindex", "count", "startswith", "endswith"]
    for _ in range(600):
        arguments = [make.one_of(make.word()[:2], make.word()[:1], ("a", "b "), 5, "")]
        arguments += [make.one_of(None, make.small()) for _ in range(make.random.randint(0, 2))]
        yield ask("method", make.word(), make.one_of(*searches), arguments, {})
    for _ in range(500):
        name = make.one_of("split", "rsplit", "partition", "rpartition", "strip", "lstrip", "rstrip", "removeprefix",
                           "removesuffix")
        arguments = [make.one_of(make.word()[:2], make.word()[:1], "a", " ", None, "", 3)]
        if name.endswith("split") and make.random.random() < 0.6:
            arguments.append(make.small())
        yield ask("method", make.word(), name, arguments, {})
        yield ask("method", make.text(8) + make.one_of(" ", "\n", "\u3000"),
                  make.one_of("split", "splitlines", "strip", "rsplit"), [], {})
    for _ in range(200):
        yield ask("method", make.word(), "replace", [make.word()[:2], make.text(2)] + make.one_of([], [make.small()]),
                  {})
        yield ask("method", make.word(), make.one_of("center", "ljust", "rjust"),
                  [make.random.randint(0, 15)] + make.one_of([], ["*"], ["xx"]), {})
        yield ask("method", make.one_of("", "-", "+") + make.word(), "zfill", [make.random.randint(0, 12)], {})
        yield ask("method", make.one_of(",", "", "ab"), "join",
                  [[make.word() for _ in range(make.random.randint(0, 3))]], {})
        yield ask("method", "a\tbc\t\n\tx", "expandtabs", [make.small()], {})
        yield ask("method", make.text(5), "encode", make.one_of([], ["utf-8"], ["ascii"], ["latin-1"],
                                                                ["ascii", "replace"], ["utf8", "ignore"],
                                                                ["ascii", "backslashreplace"], ["no"]), {})
        yield ask("method", make.octets(), "decode", make.one_of([], ["utf-8"], ["ascii"], ["latin-1"],
                                                                 ["utf-8", "replace"], ["ascii", "ignore"]), {})
        yield ask("method", make.word(), "translate", [{97: "xy", 98: None, 65: 66}], {})
        yield ask("repr", make.octets())
    spaced = "  a bc \t d\n "
    for most in range(-1, 5):
        for name in ("split", "rsplit"):
            yield ask("method", spaced, name, [None, most], {})
            yield ask("method", spaced.strip(), name, [None, most], {})
        yield ask("method", spaced.encode(), "split", [None, most], {})


def containers(make: Maker) -> Iterator[Case]:
    for _ in range(250):
        yield ask("repr", make.value(3))
        yield ask("compare", make.one_of(*COMPARE), make.value(), make.value())
        sequence = make.one_of(list, tuple)([make.random.randint(0, 2) for _ in range(make.random.randint(0, 3))])
        other = type(sequence)([make.random.randint(0, 2) for _ in range(make.random.randint(0, 3))])
        yield ask("compare", make.one_of(*COMPARE), sequence, other)
    for _ in range(400):
        container = make.one_of(list(range(8)), tuple(range(7)), "abcdefgh", b"abcdefg", range(3, 20, 2))
        if isinstance(container, range):
            container = list(container)
        yield ask("item", container, make.one_of(make.slice(), make.slice(), make.small(), make.scalar()))
    for _ in range(300):
        key = make.one_of(make.slice(), make.slice(), make.small())
        yield ask("set_item", list(range(6)), key, make.one_of([], [90], [90, 91], [90, 91, 92], (7,), "ab", 5, None))
        yield ask("delete_item", list(range(6)), make.one_of(make.slice(), make.slice(), make.small(), "x"))
    for _ in range(250):
        yield ask("binary", make.one_of("+", "*", "-", "|", "&", "^", "%", "/"), make.value(), make.value())
        yield ask("in_place", make.one_of(*IN_PLACE), make.one_of([1, 2], {1: 2}, {1, 2}, (1,), "a", 5),
                  make.one_of(make.value(), [3], {1}, 2))
    for _ in range(300):
        yield ask("contains", make.one_of([1, 2.0, "a", None], (1, "b"), "abc", {1: 2}, {1, 2}, b"ab", 5),
                  make.one_of(make.scalar(), make.small(), "a", []))
        yield ask("bool", make.value())
        yield ask("length", make.value())
    methods = {"list": ["append", "extend", "insert", "pop", "remove", "index", "count", "reverse", "sort", "clear",
                        "copy", "nothing"],
               "dict": ["get", "pop", "setdefault", "update", "popitem", "clear", "copy", "fromkeys"],
               "set": ["add", "discard", "remove", "union", "intersection", "difference", "symmetric_difference",
                       "update", "issubset",
                       "issuperset", "isdisjoint", "difference_update", "intersection_update",
                       "symmetric_difference_update", "clear"],
               "tuple": ["index", "count"]}
    for _ in range(700):
        kind = make.one_of(*methods)
        target = {"list": [make.random.randint(0, 5) for _ in range(5)], "dict": {1: 2, "a": 3}, "set": {1, 2, 3},
                  "tuple": (1, 2, 1)}[kind]
        arguments = [make.one_of(make.small(), "a", 1, [1, 5], {1: 7}, {2, 9}, [(8, 9)],
                                 [[1]]) for _ in range(make.one_of(0, 1, 1, 1, 2, 3))]
        yield ask("method", target, make.one_of(*methods[kind]), arguments, make.one_of({}, {}, {}, {}, {"key": None}))
    for _ in range(100):
        items = [make.random.randint(0, 40) for _ in range(make.random.randint(0, 150))]
        yield ask("method", items, "sort", [], {"reverse": make.one_of(True, False)})
    for name in ("list", "tuple", "dict", "set", "bytes", "str", "bool", "range", "slice"):
        for _ in range(25):
            arguments = [make.one_of(make.value(), make.small(), [(1, 2)],
                                     "ab") for _ in range(make.one_of(0, 1, 1, 2))]
            case = ask("call", name, arguments, make.one_of({}, {}, {}, {"x": 1}))
            if not (name == "str" and len(arguments) == 1 and isinstance(arguments[0], bytes)):
                yield case


def orders(make: Maker) -> Iterator[Case]:
    """The order in which sets give their items: CPython's hash table, with PYTHONHASHSEED=0."""
    for _ in range(250):
        size = make.one_of(3, 6, 12, 30, 80)
        kind = make.one_of(make.integer, make.small, make.word, make.text, lambda: (make.small(), make.word()),
                           lambda: float(make.small()))
        items = [kind() for _ in range(make.random.randint(0, size))]
        yield ask("add_all", items)
    for _ in range(60):
        yield ask("hash", make.hashable(2))


def main() -> None:
    if sys.version_info[:2] != (3, 13) or sys.implementation.name != "cpython" or len(sys.argv) != 2:
        sys.exit("usage: python3.13 expect.py FOLDER; it needs CPython 3.13, the reference for every answer")
    if os.environ.get("PYTHONHASHSEED") != "0":
        sys.exit(subprocess.call([sys.executable] + sys.argv, env=dict(os.environ, PYTHONHASHSEED="0")))
    for seed, group in enumerate((numbers, formats, texts, containers, orders)):
        with open(os.path.join(sys.argv[1], group.__name__ + ".jsonl"), "w", encoding="ascii") as file:
            for case in group(Maker(seed)):
                file.write(json.dumps(case, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
