"""How much of somebody's Python the subset covers: python3 -m yieldcheck_oracle.translate.survey FILE...

Takes every generator function out of the files, those in methods, in other functions and in doctests too, and translates
each by itself. Functions whose body needs the host (imported modules, methods of unittest.TestCase) are not counted.
"""

from __future__ import annotations

import ast
import doctest
import sys
from pathlib import Path
from typing import Iterator, List, NamedTuple, Set, Tuple

from ..fault import ScenarioError
from ..scenario import parse
from .errors import Untranslatable
from .prepare import is_generator
from .scenarios import translate_scenario

# Modules that count as the host's although scenarios may import them.
_HOST = {"sys", "gc", "inspect", "unittest", "support", "weakref", "threading", "traceback", "types", "time", "os"}


class Found(NamedTuple):
    """A generator function in a file."""

    place: str
    node: ast.FunctionDef
    modules: Set[str]  # names that are modules or imported where it stands


class Survey(NamedTuple):
    """The outcome for some files."""

    translated: List[str]
    rejected: List[Tuple[str, str]]
    host: List[str]

    @property
    def share(self) -> float:
        counted = len(self.translated) + len(self.rejected)
        return len(self.translated) / counted if counted else 1.0


def generator_functions(path: Path) -> Iterator[Found]:
    """All generator functions of a file, those in the examples of its docstrings included."""
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    imported = _imported(tree)
    yield from _in_tree(tree, path.name, 0, imported)
    for text_node in ast.walk(tree):
        if isinstance(text_node, ast.Constant) and isinstance(text_node.value, str) and ">>>" in text_node.value:
            for example in _examples(text_node.value):
                try:
                    inner = ast.parse(example.source)
                except SyntaxError:
                    continue  # an example of what is refused
                line = text_node.lineno + example.lineno
                yield from _in_tree(inner, path.name, line, imported | _imported(inner))


def _examples(text: str) -> List[doctest.Example]:
    try:
        return doctest.DocTestParser().get_examples(text)
    except ValueError:
        return []  # it only looks like a doctest


def _in_tree(tree: ast.AST, file: str, offset: int, imported: Set[str]) -> Iterator[Found]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and is_generator(node):
            yield Found(f"{file}:{offset + node.lineno} {node.name}", node, imported)


def _imported(tree: ast.AST) -> Set[str]:
    names: Set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            names.update((alias.asname or alias.name).split(".")[0] for alias in node.names)
    return names


def needs_host(found: Found) -> bool:
    """Whether the body uses imported modules or the test case around it."""
    for node in ast.walk(found.node):
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            return True
        if isinstance(node, ast.Name) and (node.id in found.modules or node.id in _HOST):
            return True
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "self":
            if node.attr.startswith(("assert", "fail", "subTest", "skip")):
                return True
    return False


def as_scenario(node: ast.FunctionDef) -> str:
    """A scenario that holds just this function, with what it declares nonlocal in a function around it."""
    node.decorator_list = []
    nonlocals = sorted({name for part in ast.walk(node) if isinstance(part, ast.Nonlocal) for name in part.names})
    source = ast.unparse(node)
    if nonlocals:
        inner = "\n".join("    " + line for line in source.splitlines())
        source = "def around():\n" + "".join(f"    {name} = None\n" for name in nonlocals) + inner
    return f'"""One function."""\n# rules: none\n{source}\n\ndef drive():\n    pass\n'


def survey(paths: List[Path]) -> Survey:
    """Translates each generator function of the files by itself."""
    result = Survey([], [], [])
    for path in paths:
        for found in generator_functions(path):
            if needs_host(found):
                result.host.append(found.place)
                continue
            try:
                translate_scenario(parse(as_scenario(found.node), "survey/function", found.place))
                result.translated.append(found.place)
            except (Untranslatable, ScenarioError) as failure:
                result.rejected.append((found.place, str(failure).splitlines()[0]))
    return result


def main() -> int:
    """Prints the numbers, and what does not translate."""
    result = survey([Path(argument) for argument in sys.argv[1:]])
    counted = len(result.translated) + len(result.rejected)
    print(f"{counted} generator functions without host modules: {len(result.translated)} translate "
          f"({100 * result.share:.1f} %); {len(result.host)} more use host modules")
    for _, reason in result.rejected:
        print(reason)
    return 0


if __name__ == "__main__":
    sys.exit(main())
