"""Python constants as C++ expressions."""

from __future__ import annotations

import math
from typing import Union

_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def quoted(value: Union[str, bytes]) -> str:
    """A C++ string literal; text as utf-8, lone surrogates as their three-byte form."""
    if isinstance(value, bytes):
        return '"' + "".join(_escape_byte(byte) for byte in value) + '"'
    return '"' + "".join(_escape_character(character) for character in value) + '"'


def _escape_character(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if character.isprintable() and not 0xD800 <= ord(character) < 0xE000:
        return character
    return "".join(f"\\{byte:03o}" for byte in character.encode("utf-8", "surrogatepass"))


def _escape_byte(byte: int) -> str:
    character = chr(byte)
    if character in _ESCAPES:
        return _ESCAPES[character]
    return character if 32 <= byte < 127 else f"\\{byte:03o}"


def text(value: str) -> str:
    if "\0" in value:
        return f"text(std::string_view({quoted(value)}, {len(value.encode('utf-8', 'surrogatepass'))}))"
    return f"text({quoted(value)})"


def byte_text(value: bytes) -> str:
    if b"\0" in value:
        return f"bytes(std::string({quoted(value)}, {len(value)}))"
    return f"bytes({quoted(value)})"


def integer(value: int) -> str:
    if abs(value) < 2**31:
        return f"integer({value})"
    if abs(value) < 2**63:
        return f"integer(std::int64_t({value}))"
    return f'integer("{value}")'


def real(value: float) -> str:
    if math.isinf(value):
        return f"real({'-' if value < 0 else ''}std::numeric_limits<double>::infinity())"
    if math.isnan(value):
        return "real(std::numeric_limits<double>::quiet_NaN())"
    return f"real({value!r})"


def constant(value: object) -> str:
    """The C++ expression for a constant; raises ValueError for what has none."""
    if value is None or value is True or value is False:
        return str(value)
    if value is Ellipsis:
        return "Ellipsis"
    if isinstance(value, int):
        return integer(value)
    if isinstance(value, float):
        return real(value)
    if isinstance(value, str):
        return text(value)
    if isinstance(value, bytes):
        return byte_text(value)
    if isinstance(value, tuple):
        return "tuple({" + ", ".join(constant(item) for item in value) + "})"
    raise ValueError(type(value).__name__)
