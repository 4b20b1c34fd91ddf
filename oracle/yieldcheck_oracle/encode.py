"""Python values as JSON. docs/oracle.md lists the forms.

Objects that have an identity get a name that is the same in every run: "ValueError#1" is the first ValueError seen.
"""

import enum
import json
import re
import sys
import types
import weakref
from typing import Any, Callable, Dict, List, Optional, Set, Tuple

Json = Any

EXACT_INTEGER = 1 << 53  # below it, JSON numbers are exact everywhere
DEEPEST_CHAIN = 6  # of causes and contexts
_ADDRESS = re.compile(r" at 0x[0-9a-fA-F]{4,}(?=[>,;])")
_RESUMABLE = (types.GeneratorType, types.CoroutineType)
_FUNCTIONS = (
    types.FunctionType,
    types.BuiltinFunctionType,
    types.MethodType,
    types.WrapperDescriptorType,  # object.__init__
    types.MethodWrapperType,  # (5).__add__
    types.MethodDescriptorType,  # str.join
)


def without_addresses(text: str) -> str:
    """Addresses differ from run to run: "<object at 0x7f00>" loses its digits. Other numbers, as hex() gives them, stay."""
    return _ADDRESS.sub(" at 0x", text)


def string(text: str) -> Json:
    """A string; code units where it holds surrogates, as JSON would merge a lone pair into one character."""
    if any(0xD800 <= ord(character) < 0xE000 for character in text):
        return {"u": [ord(character) for character in text]}
    return text


def constant(value: Any) -> Json:
    """A value without identity, as it stands in a drive."""
    return Encoder().value(value)


def forget_traceback(error: Optional[BaseException]) -> None:
    """Removes the tracebacks of an exception and those behind it: they would keep frames and their values alive."""
    seen = set()  # type: Set[int]
    pending = [error]
    while pending:
        item = pending.pop()
        if not isinstance(item, BaseException) or id(item) in seen:
            continue
        seen.add(id(item))
        item.__traceback__ = None
        pending += [item.__cause__, item.__context__]
        pending += getattr(item, "exceptions", ()) if type(getattr(item, "exceptions", None)) is tuple else ()


_references = getattr(sys, "getrefcount", None)  # PyPy counts none


def _references_of_unused() -> int:
    held = {0: object()}
    return _references(held[0]) if _references is not None else 0


_REFERENCES_OF_UNUSED = _references_of_unused()


class Encoder:
    """Encodes the values of one run of one scenario."""

    def __init__(self) -> None:
        self._names = {}  # type: Dict[int, Tuple[str, Callable[[], Any]]]
        self._held = {}  # type: Dict[int, Any]  # what cannot be referred to weakly
        self._counts = {}  # type: Dict[str, int]

    # ---- identity ----

    def known(self, item: Any) -> Optional[str]:
        """The name of an object that has been seen before."""
        name, reference = self._names.get(id(item), (None, None))
        # A number is used again once its object is gone.
        return name if reference is not None and reference() is item else None

    def bind(self, item: Any, name: str) -> None:
        """Gives an object its name, without keeping it alive for longer than one step."""
        key = id(item)
        try:
            reference = weakref.ref(item)  # type: Callable[[], Any]
        except TypeError:
            self._held[key] = item
            held = self._held
            self._names[key] = (name, lambda: held.get(key))
        else:
            self._names[key] = (name, reference)

    def release(self) -> None:
        """Lets go of objects that nobody else refers to any more, and of the frames that known exceptions refer to."""
        for error in self._exceptions():
            forget_traceback(error)
            if _references is None and isinstance(error, AttributeError) and getattr(error, "obj", None) is not None:
                error.obj = None  # type: ignore  # PyPy holds the error until the end: not the object with it
        error = None  # type: ignore
        while _references is not None:
            unused = [key for key in self._held if _references(self._held[key]) == _REFERENCES_OF_UNUSED]
            if not unused:
                break
            for key in unused:
                del self._held[key]

    def release_all(self) -> None:
        """Lets go of everything; names given so far are lost for what cannot be referred to weakly."""
        self.release()
        self._held.clear()

    def _exceptions(self) -> List[BaseException]:
        items = [reference() for _, reference in self._names.values()]
        return [item for item in items if isinstance(item, BaseException)]

    def living(self) -> int:
        """How many of the generators seen are still alive."""
        return sum(1 for _, reference in self._names.values() if isinstance(reference(), _RESUMABLE))

    def name(self, item: Any, kind: str) -> str:
        """The name of an object, new or known: its kind and a number."""
        name = self.known(item)
        if name is None:
            number = self._counts[kind] = self._counts.get(kind, 0) + 1
            name = "%s#%d" % (kind, number)
            self.bind(item, name)
        return name

    def generator(self, generator: Any) -> str:
        return self.name(generator, generator.__name__)

    # ---- values ----

    def value(self, value: Any, around: Tuple[int, ...] = ()) -> Json:
        if value is None or value is True or value is False:
            return value
        encode = _PLAIN.get(type(value))
        if encode is not None:
            return encode(value)
        if type(value) in _CONTAINERS:
            if id(value) in around:
                return {"cyc": len(around) - around.index(id(value))}
            return self._container(value, around + (id(value),))
        if isinstance(value, BaseException):
            return {"e": self.name(value, type(value).__name__)}
        if isinstance(value, _RESUMABLE):
            return {"g": self.generator(value)}
        if isinstance(value, type):
            return {"ty": value.__name__}
        if isinstance(value, _FUNCTIONS):
            return {"fn": value.__name__}
        if isinstance(value, enum.Enum):
            return {"o": _member(value)}
        return {"o": self.name(value, type(value).__name__)}

    def _container(self, value: Any, around: Tuple[int, ...]) -> Json:
        kind = type(value)
        if kind is list:
            return [self.value(item, around) for item in value]
        if kind is tuple:
            return {"t": [self.value(item, around) for item in value]}
        if kind is dict:
            return {"d": [[self.value(key, around), self.value(item, around)] for key, item in value.items()]}
        items = [self.value(item, around) for item in value]
        return {kind.__name__: sorted(items, key=lambda item: json.dumps(item))}

    # ---- exceptions ----

    def exception(self, error: BaseException, depth: int = 0) -> Json:
        """An exception with its arguments, and the exceptions behind it."""
        described = {"id": self.name(error, type(error).__name__), "args": [self.value(item) for item in error.args]}
        message = without_addresses(_message(error))
        if message and error.args != (message,):
            described["msg"] = string(message)
        if depth < DEEPEST_CHAIN:
            self._describe_chain(error, described, depth)
        if isinstance(error, StopIteration) and error.value is not None:
            described["value"] = self.value(error.value)
        return described

    def _describe_chain(self, error: BaseException, described: Dict[str, Json], depth: int) -> None:
        cause, context = error.__cause__, error.__context__
        if cause is not None:
            described["cause"] = self.exception(cause, depth + 1)
        if context is not None and context is cause:
            described["ctx"] = {"id": self.name(context, type(context).__name__)}
        elif context is not None:
            described["ctx"] = self.exception(context, depth + 1)
        if error.__suppress_context__ and cause is None:
            described["sup"] = True


def _member(value: enum.Enum) -> str:
    """Color.RED: there is one of it, so that its name is enough. Flags without a name show their value: Mode(0)."""
    name, content = value._name_, value._value_
    if name is None and isinstance(value, enum.Flag):  # before 3.11, of every combination
        parts = [each for each in type(value) if each._value_ & content and not each._value_ & (each._value_ - 1)]
        name = "|".join(str(each._name_) for each in parts)
    return type(value).__name__ + (".%s" % name if name else "(%r)" % (content,))


def _message(error: BaseException) -> str:
    try:
        return str(error)
    except Exception as failure:  # a __str__ of the scenario's own
        return "<str() raised %s>" % type(failure).__name__


def _integer(value: int) -> Json:
    return value if -EXACT_INTEGER < value < EXACT_INTEGER else {"i": _decimal(value)}


def _decimal(value: int) -> str:
    """str() of an integer of any length; newer versions refuse beyond 4300 digits."""
    try:
        return str(value)
    except ValueError:
        return "0x%x" % value


_PLAIN = {
    int: _integer,
    str: string,
    float: lambda value: {"f": repr(value)},  # nan, inf and -0.0, too
    complex: lambda value: {"c": repr(value)},
    bytes: lambda value: {"b": value.hex()},
}  # type: Dict[type, Callable[[Any], Json]]
_CONTAINERS = (list, tuple, dict, set, frozenset)
