"""Reading a scenario file: its header, its statements, and drive() as a list of steps."""

import ast
import hashlib
import os
import re
import warnings
from typing import Iterator, List, Optional, Set, Tuple, Union

from .drive import Operation, operation_of
from .fault import Fault, ScenarioError

__all__ = ["Scenario", "ScenarioError", "Step", "digest_of", "find", "identifier", "load", "parse"]

_HEADER = re.compile(r"#\s*(rules|source|python|body|about|needs)\s*:\s*(.*)")
ABOUT = ("compiler", "type")
NEEDS = ("own type", "moves", "move-only values", "references", "temporaries", "delegation", "failing allocation")


class Step:
    """One statement of drive()."""

    def __init__(self, node: ast.stmt, text: str, operation: Operation) -> None:
        self.node = node
        self.line = node.lineno  # in the file
        self.text = text  # its Python source
        self.operation = operation  # as data, in the form of a trace's "drive"


class Scenario:
    """A scenario file, parsed."""

    def __init__(self, identity: str, path: str, text: str, tree: ast.Module) -> None:
        self.id = identity  # its path below the folder of scenarios, without ".py"
        self.path = path
        self.text = text
        self.tree = tree
        self.docstring = ast.get_docstring(tree) or ""
        self.rules = []  # type: List[str]
        self.source = ""
        self.python = ""  # the first version that can run it; empty: all
        self.body = ""  # the file beside it with functions written by hand in C++
        self.about = ""  # whom a divergence is held against: "compiler", "type"; empty: the generator
        self.needs = []  # type: List[str]  # the library's own type, and what of it
        self.statements = []  # type: List[ast.stmt]  # all but the docstring and drive()
        self.steps = []  # type: List[Step]

    @property
    def digest(self) -> str:
        return digest_of(self.text.encode("utf-8"))


def digest_of(text: bytes) -> str:
    """What ties a trace to the text that it was recorded from."""
    return hashlib.sha256(text).hexdigest()[:16]


def find(root: str) -> Iterator[Tuple[str, str]]:
    """The scenario files below a folder as (id, path), sorted by id."""
    if not os.path.isdir(root):
        raise Fault("%s: there is no such folder of scenarios" % root, "name a folder that holds .py files")
    found = []
    for folder, folders, files in os.walk(root):
        folders[:] = [name for name in folders if name != "__pycache__" and not name.startswith(".")]
        for name in files:
            if name.endswith(".py") and name != "__init__.py":
                path = os.path.join(folder, name)
                found.append((identifier(path, root), path))
    return iter(sorted(found))


def identifier(path: str, root: str) -> str:
    """The id of the scenario at a path: "send/accumulator"."""
    relative = os.path.relpath(path, root).replace(os.sep, "/")
    return relative[:-3] if relative.endswith(".py") else relative


def load(path: Union[str, "os.PathLike[str]"], root: Union[str, "os.PathLike[str]"]) -> Scenario:
    """Reads and parses the scenario at `path`; its id is its place below `root`. Raises ScenarioError."""
    place = os.fspath(path)
    try:
        with open(place, "rb") as stream:
            content = stream.read()
    except OSError as error:
        raise ScenarioError("cannot be read (%s)" % error.strerror, place)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ScenarioError("is not UTF-8", place, line, "save the file as UTF-8")
    return parse(text, identifier(place, os.fspath(root)), place)


def parse(text: str, identity: str, path: str) -> Scenario:
    """A scenario from its text. Raises ScenarioError."""
    tree = _tree(text, path)
    scenario = Scenario(identity, path, text, tree)
    _read_header(scenario)
    body = tree.body[1:] if _is_docstring(tree.body) else list(tree.body)
    if scenario.about == "type" and "own type" not in scenario.needs:
        scenario.needs.insert(0, "own type")
    drive = _find_drive(body, path)
    scenario.statements = [node for node in body if node is not drive]
    taken = _bound_names(scenario.statements, drive)
    lines = text.split("\n")
    statements = drive.body[1:] if _is_docstring(drive.body) else drive.body
    for node in statements:
        if isinstance(node, ast.Global):
            continue  # every name that drive() assigns is a global one
        _check_step(node, scenario.steps, path)
        source = _source(lines, node)
        scenario.steps.append(Step(node, source, operation_of(node, source, taken)))
    if not scenario.steps:
        raise ScenarioError("drive() has no steps", path, drive.lineno, "write a statement for each step to observe")
    return scenario


def _tree(text: str, path: str) -> ast.Module:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # "1if x", "\d": Python's advice on style
            return ast.parse(text.lstrip("\ufeff"), filename=os.path.basename(path))
    except SyntaxError as error:
        hint = _syntax_hint(text, error)
        raise ScenarioError("broken syntax: %s" % error.msg, path, error.lineno or None, hint, is_syntax=True)
    except (ValueError, MemoryError, RecursionError) as error:  # null bytes; nesting without end
        raise ScenarioError("cannot be parsed: %s" % error, path)


def _syntax_hint(text: str, error: SyntaxError) -> str:
    if "\n\t" in text and isinstance(error, TabError):
        return "indent with spaces only"
    if "print" in (error.text or "") and "parentheses" in str(error.msg):
        return "write Python 3"
    return "check the file with: python3 -m py_compile FILE"


def _read_header(scenario: Scenario) -> None:
    for number, line in enumerate(scenario.text.split("\n"), 1):
        if line.startswith(("def ", "class ", "async ", "@")):
            break
        match = _HEADER.match(line)
        if not match:
            continue
        key, value = match.group(1), match.group(2).strip()
        if key == "rules":
            scenario.rules.extend(value.split())
        elif key == "needs":
            scenario.needs.extend(word.strip() for word in value.split(","))
            _check_words(scenario, number, key, scenario.needs, NEEDS)
        else:
            setattr(scenario, key, value)
            if key == "about":
                _check_words(scenario, number, key, [value], ABOUT)


def _check_words(scenario: Scenario, line: int, key: str, words: List[str], known: Tuple[str, ...]) -> None:
    for word in words:
        if word not in known:
            raise ScenarioError('has an unknown "%s" after # %s:' % (word, key), scenario.path, line,
                                "known here: " + ", ".join(known))


def _is_docstring(body: List[ast.stmt]) -> bool:
    if not body or not isinstance(body[0], ast.Expr):
        return False
    value = body[0].value
    return isinstance(value, ast.Constant) and isinstance(value.value, str)


def _find_drive(body: List[ast.stmt], path: str) -> ast.FunctionDef:
    functions = [node for node in body if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))]
    found = [node for node in functions if node.name == "drive"]
    if not found:
        hint = "end the file with def drive(): and a statement for each step"
        raise ScenarioError("has no drive()", path, None, hint)
    drive = found[0]
    if len(found) > 1:
        raise ScenarioError("drive() is defined twice", path, found[1].lineno, "keep one")
    if isinstance(drive, ast.AsyncFunctionDef):
        hint = "write def drive(): and drive coroutines with send()"
        raise ScenarioError("drive() is async", path, drive.lineno, hint)
    if drive.decorator_list:
        hint = "its statements are run one by one: remove the decorator"
        raise ScenarioError("drive() is decorated", path, drive.lineno, hint)
    names = drive.args
    if names.args or names.vararg or names.kwonlyargs or names.kwarg or getattr(names, "posonlyargs", []):
        raise ScenarioError("drive() takes parameters", path, drive.lineno, "nothing is passed to it: remove them")
    if drive is not body[-1]:
        line = body[body.index(drive) + 1].lineno
        raise ScenarioError("a statement follows drive()", path, line, "drive() is the last: move this above it")
    return drive


class _StepCheck(ast.NodeVisitor):
    """Finds in a step what makes sense only in a function that is really called."""

    def __init__(self) -> None:
        self.offence = None  # type: Optional[Tuple[ast.AST, str, str]]

    def _refuse(self, node: ast.AST, message: str, hint: str) -> None:
        if self.offence is None:
            self.offence = (node, message, hint)

    def _definition(self, node: ast.AST) -> None:
        self._refuse(node, "drive() defines %s" % getattr(node, "name"), "define it above drive()")

    visit_FunctionDef = visit_AsyncFunctionDef = visit_ClassDef = _definition

    def visit_Lambda(self, node: ast.Lambda) -> None:
        pass  # what stands in it is run by whoever calls it

    def visit_Return(self, node: ast.Return) -> None:
        self._refuse(node, "drive() returns", "its statements are run one by one; leave out those that shall not run")

    def visit_Nonlocal(self, node: ast.Nonlocal) -> None:
        self._refuse(node, "drive() declares a name nonlocal", "every name that it assigns is a global one: remove it")

    def _generator(self, node: ast.AST) -> None:
        self._refuse(node, "drive() holds a yield", "it drives generators and is none: put the yield into a function")

    visit_Yield = visit_YieldFrom = _generator

    def _coroutine(self, node: ast.AST) -> None:
        self._refuse(node, "drive() awaits", "drive the coroutine with send(None)")

    visit_Await = visit_AsyncFor = visit_AsyncWith = _coroutine


def _check_step(node: ast.stmt, before: List[Step], path: str) -> None:
    check = _StepCheck()
    check.visit(node)
    if check.offence:
        place, message, hint = check.offence
        raise ScenarioError(message, path, getattr(place, "lineno", node.lineno), hint)
    if before and before[-1].node.lineno == node.lineno:
        raise ScenarioError("two steps on one line", path, node.lineno, "give each step of drive() a line of its own")


def _source(lines: List[str], node: ast.stmt) -> str:
    """The statement as written, without its indentation; on one line where that is the same."""
    own = lines[node.lineno - 1 : node.end_lineno]
    first = own[0].encode("utf-8")
    end = own[-1].encode("utf-8")[: node.end_col_offset].decode("utf-8")
    if len(own) == 1:
        return end.encode("utf-8")[node.col_offset :].decode("utf-8")
    own = [first[node.col_offset :].decode("utf-8")] + own[1:-1] + [end]
    compound = hasattr(node, "body")
    if not compound and not any("#" in line or "'''" in line or '"""' in line or "\\" in line for line in own):
        joined = " ".join(line.strip() for line in own)
        return re.sub(r"(?<=[(\[{]) | (?=[)\]}])", "", joined)
    indent = " " * node.col_offset
    return "\n".join(line[len(indent) :] if line.startswith(indent) else line for line in own)


def _bound_names(statements: List[ast.stmt], drive: ast.FunctionDef) -> Set[str]:
    """The names that the scenario itself binds: a `next` of its own is not Python's."""
    names = set()
    for statement in statements:
        if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            names.add(statement.name)
        elif isinstance(statement, (ast.Import, ast.ImportFrom)):
            names.update(alias.asname or alias.name.split(".")[0] for alias in statement.names)
    for statement in statements + list(drive.body):
        if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            continue
        for node in ast.walk(statement):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                names.add(node.id)
    return names
