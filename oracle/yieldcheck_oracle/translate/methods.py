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
        startswith strip swapcase title translate maketrans upper zfill""",
    "bytes": """count decode endswith find hex index join lower replace rfind rindex split startswith strip lstrip rstrip
        upper fromhex""",
    "list": "append clear copy count extend index insert pop remove reverse sort",
    "tuple": _COMMON_SEQUENCE,
    "range": _COMMON_SEQUENCE + " start stop step",
    "slice": "start stop step indices",
    "dict": "clear copy fromkeys get items keys pop popitem setdefault update values",
    "set": """add clear copy difference difference_update discard intersection intersection_update isdisjoint issubset
        issuperset pop remove symmetric_difference symmetric_difference_update union update""",
    "frozenset": "copy difference intersection isdisjoint issubset issuperset symmetric_difference union",
    "int": "bit_length bit_count conjugate real imag numerator denominator to_bytes from_bytes is_integer as_integer_ratio",
    "float": "is_integer hex fromhex as_integer_ratio conjugate real imag",
    "generator": "send throw close gi_frame gi_running gi_suspended gi_yieldfrom gi_code",
    "coroutine": "send throw close cr_frame cr_running cr_suspended cr_await cr_code",
    "frame": "f_locals f_lineno f_code f_back",
    "code": "co_name co_flags co_varnames co_firstlineno co_qualname",
    "exception": "args with_traceback add_note value code name obj",
    "exception group": "exceptions message split subgroup derive",
    "property": "fget fset fdel getter setter deleter",
}.items()}

# Implemented built-in functions and types, exceptions aside.
BUILTINS: FrozenSet[str] = frozenset("""
    print next iter len range list str repr bool type isinstance issubclass int float tuple dict set frozenset bytes
    enumerate zip map filter sum min max any all sorted reversed abs divmod pow round ord chr hex oct bin hash id callable
    getattr setattr hasattr delattr object property staticmethod classmethod super slice format ascii compile
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

# Modules that can be imported, with the names in them; nothing in the set means any name.
MODULES: Dict[str, FrozenSet[str]] = {name: frozenset(names.split()) for name, names in {
    "functools": "wraps partial reduce lru_cache cache cmp_to_key",
    "contextlib": "contextmanager closing suppress nullcontext ExitStack ContextDecorator AbstractContextManager",
    "types": "coroutine GeneratorType FunctionType CoroutineType MethodType LambdaType SimpleNamespace",
    "copy": "copy deepcopy",
    "pickle": "dumps loads PicklingError",
    "collections": "deque namedtuple defaultdict OrderedDict Counter ChainMap",
    "collections.abc": "Generator Iterator Iterable Coroutine Awaitable Callable Mapping Sequence",
    "itertools": """accumulate chain combinations compress count cycle dropwhile filterfalse groupby islice pairwise
        permutations product repeat starmap takewhile tee zip_longest combinations_with_replacement batched""",
    "inspect": """getgeneratorstate getgeneratorlocals getcoroutinestate isgenerator isgeneratorfunction iscoroutine
        iscoroutinefunction GEN_CREATED GEN_RUNNING GEN_SUSPENDED GEN_CLOSED CORO_CREATED CORO_RUNNING CORO_SUSPENDED
        CORO_CLOSED""",
    "sys": "exc_info getrecursionlimit maxsize version_info exception",
    "operator": """add sub mul truediv floordiv mod neg pos lt le eq ne ge gt itemgetter attrgetter methodcaller and_ or_
        xor not_ is_ is_not contains getitem setitem delitem concat truth""",
    "math": "sqrt floor ceil pi e inf nan gcd lcm factorial isqrt log log2 log10 exp sin cos tan fabs prod comb perm pow",
    "gc": "collect",
}.items()}

_TYPES = (str, bytes, list, tuple, range, slice, dict, set, frozenset, int, float, property, BaseException)


def well_known() -> FrozenSet[str]:
    """Public method and attribute names of CPython's built-in types, ours included."""
    names: Set[str] = {name for kind in _TYPES + (type((lambda: (yield))()),) for name in dir(kind)}
    return frozenset(name for name in names if not name.startswith("_"))


WELL_KNOWN = well_known()
IMPLEMENTED: FrozenSet[str] = frozenset().union(*METHODS.values())
