"""Writing what was translated: a pair of files for each scenario, and chunks that compilers take whole."""

from __future__ import annotations

from pathlib import Path
from typing import Dict, List, Set

from .module import Translation

_MODULES_HEAD = """#include "harness/body.hpp"
#include "protocol/class.hpp"

#include <limits>

"""
# The frame of a coroutine holds the closures of its finally clauses, and g++ 12 finds that remarkable in included files.
_BODIES_HEAD = """#include "adapter.hpp"
#include "protocol/class.hpp"

#include <limits>

#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic ignored "-Wsubobject-linkage"
#endif

"""


def write_if_changed(path: Path, text: str) -> bool:
    """Keeps the time stamp of a file that would stay the same."""
    try:
        if path.read_text(encoding="utf-8") == text:
            return False
    except (OSError, UnicodeDecodeError):
        pass
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return True


def divide(weights: Dict[str, int], chunks: int) -> List[List[str]]:
    """The names in so many groups of about the same weight."""
    groups: List[List[str]] = [[] for _ in range(chunks)]
    loads = [0] * chunks
    for name in sorted(weights, key=lambda each: (-weights[each], each)):
        lightest = loads.index(min(loads))
        groups[lightest].append(name)
        loads[lightest] += weights[name]
    return [sorted(group) for group in groups]


def write_all(out: Path, translations: Dict[str, Translation], chunks: int) -> None:
    """Writes the pairs and the chunks, and removes the pairs of scenarios that are gone."""
    written: Set[Path] = set()
    changed: Set[Path] = set()
    for identity, translation in translations.items():
        for suffix, text in (("module", translation.module), ("bodies", translation.bodies)):
            path = out / f"{identity}.{suffix}.cpp"
            if write_if_changed(path, text):
                changed.add(path)
            written.add(path)
    for suffix in ("module", "bodies"):
        for stale in out.rglob(f"*.{suffix}.cpp"):
            if stale not in written:
                stale.unlink()
    _write_chunks(out, "modules", _MODULES_HEAD, "module",
                  {identity: len(each.module) for identity, each in translations.items()}, chunks, changed)
    _write_chunks(out, "bodies", _BODIES_HEAD, "bodies",
                  {identity: len(each.bodies) for identity, each in translations.items()}, chunks, changed)


def _write_chunks(out: Path, name: str, head: str, suffix: str, weights: Dict[str, int], chunks: int,
                  changed: Set[Path]) -> None:
    """A chunk gets a new time stamp with what it includes: ninja knows the chunks alone as what a translation makes,
    and looked at the others before it ran."""
    for number, group in enumerate(divide(weights, chunks)):
        names = [f"{identity}.{suffix}.cpp" for identity in group]
        chunk = out / f"{name}_{number}.cpp"
        same = not write_if_changed(chunk, head + "".join(f'#include "{each}"\n' for each in names))
        if same and any(out / each in changed for each in names):
            chunk.touch()
