"""C++ names for Python names: kept where possible, with a trailing underscore where they would clash."""

from __future__ import annotations

import re
from typing import Iterable, Set

_KEYWORDS = """
alignas alignof and and_eq asm auto bitand bitor bool break case catch char char8_t char16_t char32_t class compl concept
const consteval constexpr constinit const_cast continue co_await co_return co_yield decltype default delete do double
dynamic_cast else enum explicit export extern false float for friend goto if inline int long mutable namespace new
noexcept not not_eq nullptr operator or or_eq private protected public register reinterpret_cast requires return short
signed sizeof static static_assert static_cast struct switch template this thread_local throw true try typedef typeid
typename union unsigned using virtual void volatile wchar_t while xor xor_eq final override import module
""".split()

# What translated code calls or declares itself, and what the adapters' macros use.
_VOCABULARY = """
add advance append assertion_failed attribute binary builtin_class bit_and bit_or bit_xor boolean bytes call call_method class_name
compare contains delete_attribute delete_global delete_item dict differs divide equal equals extend extend_set
find_scenario floor_divide formatted frozenset function global greater greater_equal import_module import_name in_place need_own_type
include integer invert is is_instance is_subclass item iterate join left_shift less less_equal list make_class
matrix_multiply merge modulo multiply negation negative positive power raise raise_error raise_from real repr reraise
right_shift run_on_destruction set set_attribute set_global set_item slice str subtract super text truthy tuple
tuple_from unpack utf8 boost std yieldcheck scenarios ranges reference
Body BodyFrame BodyRegistration Caught Cleanup Code Delegation Exit Frame FrameRef Handling Local Operator Raised Scope
ScenarioModule Splitting Unbind Value With None True False Ellipsis NotImplemented
frame scope raised suspend delegation native_delegate event_loop waiting incoming inner sent Waiting Generator Library
module registration codes steps execute
assert errno stdin stdout stderr linux unix major minor main offsetof signals slots emit
""".split()

RESERVED = frozenset(_KEYWORDS) | frozenset(_VOCABULARY)


def identifier(name: str) -> str:
    """A C++ identifier that reads like the Python name and means nothing else."""
    text = re.sub(r"[^0-9A-Za-z_]", lambda match: f"u{ord(match.group()):04x}", name)
    text = re.sub(r"__+", "_", text)
    if len(text) > 1:
        text = text.strip("_") if not text.strip("_")[:1].isdigit() else "n" + text.strip("_")
    if not text or text[0].isdigit():
        text = "n" + text
    # All capitals are the custom of macros.
    if text in RESERVED or (len(text) > 1 and text.upper() == text and not text[0].isdigit()):
        text += "_"
    return text


class NameTable:
    """Names within one C++ scope, each given out once."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken: Set[str] = set(taken)

    def take(self, name: str) -> str:
        """The C++ name for a Python name."""
        candidate = base = identifier(name)
        number = 2
        while candidate in self._taken:
            candidate = f"{base.rstrip('_')}_{number}"
            number += 1
        self._taken.add(candidate)
        return candidate

    def number(self, base: str) -> str:
        """base1, base2 ...: for what has no Python name."""
        number = 1
        while f"{base}{number}" in self._taken:
            number += 1
        self._taken.add(f"{base}{number}")
        return f"{base}{number}"
