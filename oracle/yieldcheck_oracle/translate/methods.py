"""What the runtime knows of Python's built-in names: functions, types, methods, modules.

A well-known name that is missing here is reported when a scenario is translated, not when it runs.
"""

from __future__ import annotations

import builtins
from typing import Dict, FrozenSet, Set

_COMMON_SEQUENCE = "count index"

# Implemented methods by built-in type.
METHODS: Dict[str, FrozenSet[str]] = {name: frozenset(methods.split()) for name, methods in {
    "str": """capitalize casefold center count encode endswith expandtabs find format format_map index isalnum isalpha
        isascii isdecimal isdigit isidentifier islower isnumeric isprintable isspace istitle isupper join ljust lower
        lstrip partition removeprefix removesuffix replace rfind rindex rjust rpartition rsplit rstrip split splitlines
        startswith strip swapcase title translate upper zfill""",
    "bytes": "decode endswith find hex index join lower lstrip rstrip split startswith strip upper",
    "list": "append clear copy count extend index insert pop remove reverse sort",
    "tuple": _COMMON_SEQUENCE,
    "range": _COMMON_SEQUENCE + " start stop step",
    "slice": "start stop step indices",
    "dict": "clear copy fromkeys get items keys pop popitem setdefault update values",
    "set": """add clear copy difference difference_update discard intersection intersection_update isdisjoint issubset
        issuperset pop remove symmetric_difference symmetric_difference_update union update""",
    "frozenset": "copy difference intersection isdisjoint issubset issuperset symmetric_difference union",
    "int": "as_integer_ratio bit_count bit_length conjugate is_integer to_bytes",
    "float": "as_integer_ratio conjugate is_integer",
    "generator": "send throw close gi_frame gi_running gi_suspended gi_yieldfrom",
    "coroutine": "send throw close cr_frame cr_running cr_suspended cr_await",
    "frame": "f_locals f_lineno",
    "exception": "args with_traceback add_note value name obj",
    "exception group": "exceptions message split subgroup derive",
    "property": "getter setter deleter",
}.items()}

# Functions of types, by the type's name: str.maketrans(), but not "".maketrans().
CLASS_FUNCTIONS: Dict[str, FrozenSet[str]] = {"str": frozenset({"maketrans"}), "int": frozenset({"from_bytes"})}

# Implemented built-in functions and types, exceptions aside.
BUILTINS: FrozenSet[str] = frozenset("""
    print next iter len range list str repr bool type isinstance issubclass int float tuple dict set frozenset bytes
    enumerate zip map filter sum min max any all sorted reversed abs divmod pow round ord chr hex oct bin hash id callable
    getattr setattr hasattr delattr object property staticmethod classmethod super slice format ascii compile vars
    Ellipsis NotImplemented __name__
""".split()) | frozenset(
    name for name, value in vars(builtins).items() if isinstance(value, type) and issubclass(value, BaseException))

# Added by the suite.
HELPERS: FrozenSet[str] = frozenset("note state exc_now snap".split())

# Built-in functions whose result holds no other object.
DULL_BUILTINS: FrozenSet[str] = frozenset("""
    print len range str repr bool isinstance issubclass int float bytes abs divmod ord chr hex oct bin hash id callable
    hasattr setattr delattr format ascii note state exc_now snap
""".split())

# Modules that can be imported, with the names in them.
MODULES: Dict[str, FrozenSet[str]] = {name: frozenset(names.split()) for name, names in {
    "abc": "ABC abstractmethod",
    "bisect": "bisect bisect_left bisect_right insort insort_left insort_right",
    "enum": "Enum Flag IntEnum IntFlag StrEnum auto unique",
    "heapq": "heapify heappop heappush heappushpop heapreplace nlargest nsmallest",
    "functools": "cache cmp_to_key lru_cache partial reduce total_ordering update_wrapper wraps",
    "contextlib": "closing contextmanager nullcontext suppress",
    "types": """BuiltinFunctionType CoroutineType FrameType FunctionType GeneratorType LambdaType MethodType ModuleType
        NoneType SimpleNamespace coroutine""",
    "copy": "Error copy deepcopy",
    "re": """A ASCII DOTALL I IGNORECASE M MULTILINE Match Pattern RegexFlag S U UNICODE VERBOSE X compile escape findall
        finditer fullmatch match search split sub subn""",
    "pickle": "dumps",
    "collections": "Counter OrderedDict defaultdict deque namedtuple",
    "itertools": """accumulate batched chain combinations combinations_with_replacement compress count cycle dropwhile
        filterfalse groupby islice pairwise permutations product repeat starmap takewhile tee zip_longest""",
    "inspect": """getgeneratorstate getgeneratorlocals getcoroutinestate getcoroutinelocals isawaitable isclass
        iscoroutine iscoroutinefunction isfunction isgenerator isgeneratorfunction ismethod GEN_CREATED GEN_RUNNING
        GEN_SUSPENDED GEN_CLOSED CORO_CREATED CORO_RUNNING CORO_SUSPENDED CORO_CLOSED""",
    "sys": "exc_info exception exit getrecursionlimit maxsize version_info",
    "string": """ascii_letters ascii_lowercase ascii_uppercase digits hexdigits octdigits punctuation printable
        whitespace""",
    "operator": """add sub mul truediv floordiv mod pow matmul lshift rshift and_ or_ xor concat lt le eq ne ge gt is_ is_not
        contains getitem setitem delitem neg pos invert not_ truth itemgetter attrgetter methodcaller""",
    "math": """sqrt exp sin cos tan asin acos atan sinh cosh tanh degrees radians fabs floor ceil trunc gcd lcm factorial comb perm isqrt log log2 log10 pow prod isnan
        isinf isfinite pi e tau inf nan""",
}.items()}

# What to write instead of modules that people reach for.
INSTEAD: Dict[str, str] = {
    "asyncio": "drive coroutines with send(), and let an awaitable of your own yield to the driver",
    "random": "write a small generator of numbers: what differs from run to run cannot be recorded",
    "time": "count ticks: what differs from run to run cannot be recorded",
    "datetime": "count days or seconds: what differs from run to run cannot be recorded",
    "threading": "take turns with generators: the suite runs on one thread",
    "typing": "use its names in annotations alone",
}

_TYPES = (str, bytes, list, tuple, range, slice, dict, set, frozenset, int, float, property, BaseException)


def well_known() -> FrozenSet[str]:
    """Public method and attribute names of CPython's built-in types, ours included."""
    names: Set[str] = {name for kind in _TYPES + (type((lambda: (yield))()),) for name in dir(kind)}
    return frozenset(name for name in names if not name.startswith("_"))


WELL_KNOWN = well_known()
IMPLEMENTED: FrozenSet[str] = frozenset().union(*METHODS.values())


def instead_of_module(module: str) -> str:
    """A hint: what to do without a module that is not there."""
    advice = INSTEAD.get(module.split(".")[0])
    return advice or "a scenario can import " + ", ".join(sorted([*MODULES, "dataclasses"]))


def names_of_module(module: str) -> str:
    """A hint: what can be used of a module."""
    return f"of {module} there are " + ", ".join(sorted(MODULES[module]))
