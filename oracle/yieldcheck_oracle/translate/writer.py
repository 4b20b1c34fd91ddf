"""Laying out C++ text: indentation, line comments, lines of at most 120 columns."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import Iterator, List

WIDTH = 120
COMMENT_COLUMN = 56
INDENT = "    "


class Writer:
    """Collects the lines of one function."""

    def __init__(self) -> None:
        self.lines: List[str] = []
        self.depth = 0
        self.comment = ""  # goes with the next line

    def emit(self, text: str) -> None:
        comment, self.comment = self.comment, ""
        self.lines.append(_with_comment(INDENT * self.depth + text, comment))

    def label(self, name: str) -> None:
        self.lines.append(INDENT * (self.depth - 1) + "  " + name + ":" if self.depth else name + ":")

    def open(self, text: str) -> None:
        self.emit(text)
        self.depth += 1

    def close(self, text: str = "}") -> None:
        self.depth -= 1
        self.emit(text)

    def middle(self, text: str) -> None:
        """`} else {` and the like."""
        self.depth -= 1
        self.emit(text)
        self.depth += 1

    @contextmanager
    def captured(self) -> Iterator[List[str]]:
        """Lines written within go to a list of their own."""
        outer, self.lines = self.lines, []
        buffer = self.lines
        try:
            yield buffer
        finally:
            self.lines = outer


def _with_comment(code: str, comment: str) -> str:
    if not comment:
        return code
    number, _, source = comment.partition(": ")
    column = max(len(code) + 2, COMMENT_COLUMN)
    if column + len(number) + 3 > WIDTH:
        return code
    room = WIDTH - column - len(number) - 5
    if source and len(source) <= room:
        note = f"// {number}: {source}"
    elif source and room >= 24:
        note = f"// {number}: {source[:room - 3]}..."
    else:
        note = f"// {number}"
    return code.ljust(column) + note


def source_comment(line: int, source: str) -> str:
    """The comment of a statement: its line number and text."""
    text = "".join(character if character.isprintable() else " " for character in source.strip())
    return f"{line}: {text.rstrip(chr(92)).rstrip()}"


_PIECES = re.compile(r'"(?:[^"\\]|\\.)*"|[^"]')


def wrapped(line: str) -> List[str]:
    """One line as several of at most 120 columns, broken behind commas outside literals."""
    if len(line) <= WIDTH:
        return [line]
    indent = len(line) - len(line.lstrip())
    if line.lstrip().startswith("//"):
        return [line[: WIDTH - 3] + "..."]
    pieces: List[str] = []
    current = ""
    for match in _PIECES.finditer(line[indent:]):
        piece = match.group()
        current += piece
        if current.endswith(", ") or current.endswith("&& ") or current.endswith("|| "):
            pieces.append(current)
            current = ""
    pieces.append(current)
    lines = [" " * indent]
    for piece in pieces:
        if len(lines[-1]) + len(piece.rstrip()) > WIDTH and lines[-1].strip():
            lines.append(" " * (indent + 8))
        lines[-1] += piece
    return [text.rstrip() for text in lines]
