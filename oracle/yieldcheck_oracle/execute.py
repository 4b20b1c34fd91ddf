"""Running one scenario in this interpreter, step by step, and observing what comes of each."""

import ast
import builtins
import gc
import inspect
import sys
import types
import warnings
from typing import Any, Callable, Dict, List, Optional, Set

from .drive import expression_of, target_of
from .encode import Encoder, Json, forget_traceback, string, without_addresses
from .fault import Fault, ScenarioError
from .perform import expression_for, statement_for
from .scenario import Scenario, Step

END = "#end"  # the operation of the last step: the disposal of what is left
RESUMING = ("next", "send", "throw")
_STATES = {"CREATED": "C", "RUNNING": "R", "SUSPENDED": "S", "CLOSED": "X"}
_DEEPEST_DELEGATION = 40
_RESUMABLE = (types.GeneratorType, types.CoroutineType)
# PyPy finalises only when it collects; CPython at once, whatever is in no cycle.
_COLLECTS_LATE = sys.implementation.name != "cpython"


class _Sequence:
    def __getitem__(self, index: int) -> int:
        raise IndexError


def _iterators_of_containers() -> Set[type]:
    containers = [[], (), range(0), range(1 << 70), "", "\xe9", b"", bytearray(), set(), _Sequence()]  # type: List[Any]
    containers += [{}, {}.values(), {}.items()]
    # Newer versions delegate to a list or tuple itself.
    return {type(iter(container)) for container in containers} | {list, tuple}  # type: ignore


_ITERATORS_OF_CONTAINERS = _iterators_of_containers()


class ModuleFailed(Exception):
    """The statements outside drive() raised something."""

    def __init__(self, kind: str, message: str, line: Optional[int]) -> None:
        super().__init__(message)
        self.kind = kind
        self.line = line


class Code:
    """A compiled step."""

    def __init__(self, code: types.CodeType, has_value: bool, target: Optional[str]) -> None:
        self.code = code
        self.has_value = has_value
        self.target = target  # the name that the value is assigned to


def state_name(generator: Any) -> str:
    """GEN_SUSPENDED and the like; CORO_SUSPENDED for a coroutine object."""
    if isinstance(generator, types.CoroutineType):
        return inspect.getcoroutinestate(generator)
    return inspect.getgeneratorstate(generator)


class Execution:
    """One run of a scenario. A context manager: within it, the scenario's functions are built-in ones.

    Nothing here may hold on to a value of the scenario for longer than a step, or its finalisation would come too late:
    not even a loop variable.
    """

    def __init__(self, scenario: Scenario) -> None:
        self._scenario = scenario
        self._file = scenario.id + ".py"
        self._module = types.ModuleType("scenario")
        self._names = self._module.__dict__
        self._module_code = None  # type: Any
        self._codes = {}  # type: Dict[int, Code]  # of the steps, by line
        self._encoder = Encoder()
        self._log = []  # type: List[Json]
        self._warnings = set()  # type: Set[str]
        self._shown = {}  # type: Dict[str, Json]
        self._replaced = {}  # type: Dict[str, Any]
        self._catching = warnings.catch_warnings()
        self._unraisable_hook = None  # type: Any

    @property
    def names(self) -> Dict[str, Any]:
        """The namespace of the scenario's module, in which drive() runs, too."""
        return self._names

    # ---- surroundings ----

    def __enter__(self) -> "Execution":
        provided = {
            "print": self._print,
            "note": self._note,
            "state": state_name,
            "exc_now": _exception_now,
            "snap": self._snap,
        }  # type: Dict[str, Callable[..., Any]]
        for name, function in provided.items():
            self._replaced[name] = getattr(builtins, name, None)
            setattr(builtins, name, function)
        self._unraisable_hook = sys.unraisablehook
        sys.unraisablehook = self._unraisable
        self._catching.__enter__()
        warnings.simplefilter("always")
        warnings.showwarning = self._warned  # type: ignore
        sys.modules["scenario"] = self._module
        gc.disable()
        return self

    def __exit__(self, *_: Any) -> None:
        self._forget_names()
        sys.modules.pop("scenario", None)
        self._encoder.release()
        gc.collect()  # what a cycle of this scenario reports must not reach the next
        self._catching.__exit__()  # type: ignore
        sys.unraisablehook = self._unraisable_hook
        for name, original in self._replaced.items():
            if original is None:
                delattr(builtins, name)
            else:
                setattr(builtins, name, original)
        gc.enable()

    def _print(self, *values: Any, **options: Any) -> None:
        file = options.pop("file", None)
        if file is not None and file is not sys.stdout:
            return self._replaced["print"](*values, file=file, **options)
        separator, end = options.pop("sep", None), options.pop("end", None)
        options.pop("flush", None)
        if options:
            raise TypeError("'%s' is an invalid keyword argument for print()" % next(iter(options)))
        for name, given in (("sep", separator), ("end", end)):
            if given is not None and not isinstance(given, str):
                raise TypeError("%s must be None or a string, not %s" % (name, type(given).__name__))
        text = (" " if separator is None else separator).join([str(value) for value in values])
        text += "\n" if end is None else end
        # One entry for each call, so that what is printed in pieces still shows its pieces.
        self._log.append(string(without_addresses(text[:-1] if text.endswith("\n") else text)))
        return None

    def _note(self, *values: Any) -> None:
        self._log.append([self._encoder.value(value) for value in values])

    def _snap(self, generator: Any) -> None:
        if not isinstance(generator, _RESUMABLE):
            raise TypeError("snap() takes a generator, not %s" % type(generator).__name__)
        self._log.append({"snap": self._encoder.generator(generator), "is": self._snapshot(generator)})

    def _unraisable(self, report: Any) -> None:
        if report.exc_value is not None:
            self._log.append({"unraisable": self._encoder.exception(report.exc_value)})
            forget_traceback(report.exc_value)

    def _warned(self, message: Any, category: type, *_: Any, **__: Any) -> None:
        self._warnings.add(category.__name__)

    # ---- running ----

    def prepare(self) -> None:
        """Compiles everything. Raises ScenarioError."""
        scenario = self._scenario
        try:
            module = ast.Module(list(scenario.statements), [])
            self._module_code = compile(module, self._file, "exec", dont_inherit=True)
            self._codes = {step.line: self._compile(step.node) for step in scenario.steps}
        except SyntaxError as error:
            hint = "check the file with: python3 -m py_compile FILE"
            raise ScenarioError("broken syntax: %s" % error.msg, scenario.path, error.lineno, hint, is_syntax=True)
        except (ValueError, RecursionError, MemoryError) as error:
            raise ScenarioError("cannot be compiled: %s" % error, scenario.path)

    def _compile(self, statement: ast.stmt) -> "Code":
        expression = expression_of(statement)
        if expression is None or isinstance(expression, ast.Name) and target_of(statement) is not None:  # a move
            module = ast.fix_missing_locations(ast.Module([statement], []))
            return Code(compile(module, self._file, "exec", dont_inherit=True), False, None)
        whole = ast.fix_missing_locations(ast.Expression(expression))
        return Code(compile(whole, self._file, "eval", dont_inherit=True), True, target_of(statement))

    def start(self) -> None:
        """Runs the statements outside drive(). Raises ScenarioError and ModuleFailed."""
        self.prepare()
        failure = None
        try:
            exec(self._module_code, self._names)
        except BaseException as error:
            traceback = error.__traceback__
            line = getattr(error, "lineno", None)
            while traceback is not None:
                if traceback.tb_frame.f_code.co_filename == self._file:
                    line = traceback.tb_lineno
                traceback = traceback.tb_next
            failure = ModuleFailed(type(error).__name__, str(error), line)
        if failure is not None:
            raise failure

    def step(self, step: Step) -> Json:
        """Runs one statement of drive(), as it is written."""
        return self._observe(step.operation["op"], self._codes[step.line])

    def perform(self, operation: Json) -> Json:
        """Performs an operation given as data. Raises Fault when it is malformed."""
        kind = operation.get("op")
        if kind == "code":
            code = self._codes.get(operation.get("line"))
            if code is None:
                raise Fault("line %s of the drive is no statement of the source" % operation.get("line"))
            return self._observe(kind, code)
        target = operation.get("to")
        if kind in ("drop", "move"):
            statement = statement_for(operation)
        elif target is None:
            statement = ast.Expr(expression_for(operation))
        else:
            statement = ast.Assign([ast.Name(target, ast.Store())], expression_for(operation))
        statement.lineno, statement.col_offset = 1, 0
        return self._observe(kind, self._compile(statement))

    def _observe(self, kind: str, code: "Code") -> Json:
        self._log = []
        self._warnings.clear()
        return self._observation(self._outcome(kind, code))

    def finish(self) -> Json:
        """Disposes of the generators that drive() left, newest first."""
        self._log = []
        self._warnings.clear()
        for name in reversed(self._generators()):
            del self._names[name]
            if _COLLECTS_LATE:
                gc.collect()
        return self._observation(["ok"])

    def leftover(self) -> int:
        """How many generators are still alive after everything was let go of. Only at the very end."""
        self._forget_names()
        self._encoder.release_all()
        for _ in range(3 if _COLLECTS_LATE else 1):  # one finaliser may leave work for the next
            gc.collect()
        return self._encoder.living()

    def _forget_names(self) -> None:
        for name in list(self._names):
            self._names[name] = None  # PyPy's compiled code caches the cells of a module: clearing would not empty them
        self._names.clear()

    def _outcome(self, kind: str, code: "Code") -> Json:
        error = None
        try:
            value = eval(code.code, self._names)  # runs statements, too
        except BaseException as raised:
            forget_traceback(raised)
            error = raised
        # From here on, no exception is being handled.
        if error is not None:
            if kind in RESUMING and self._is_fresh_stop(error):
                return ["stop", self._encoder.value(error.value)]  # type: ignore
            return ["raise", self._encoder.exception(error)]
        if not code.has_value:
            return ["ok"]
        if code.target is not None:
            if isinstance(value, _RESUMABLE) and self._encoder.known(value) is None:
                self._encoder.bind(value, code.target)
            self._names[code.target] = value
        return ["yield" if kind in RESUMING else "ret", self._encoder.value(value)]

    def _is_fresh_stop(self, error: BaseException) -> bool:
        """A StopIteration that the protocol made; one that the scenario knows or that has a history is an exception."""
        return (
            type(error) is StopIteration
            and self._encoder.known(error) is None
            and error.__cause__ is None
            and error.__context__ is None
        )

    # ---- observing ----

    def _observation(self, outcome: Json) -> Json:
        self._encoder.release()
        if _COLLECTS_LATE:
            gc.collect()
        observation = {"out": outcome}
        snapshots = {name: self._snapshot(self._names[name]) for name in sorted(self._generators())}
        changed = {name: shot for name, shot in snapshots.items() if self._shown.get(name) != shot}
        self._shown = snapshots
        if self._log:
            observation["log"] = self._log
        if self._warnings:
            observation["warn"] = sorted(self._warnings)
        if changed:
            observation["g"] = changed
        return observation

    def _generators(self) -> List[str]:
        """The names of the module that are bound to a generator, oldest first."""
        return [name for name in self._names if isinstance(self._names[name], _RESUMABLE)]

    def _snapshot(self, generator: Any, depth: int = 0) -> Json:
        coroutine = isinstance(generator, types.CoroutineType)
        state = _STATES[state_name(generator).partition("_")[2]]
        snapshot = {"st": state}  # type: Dict[str, Json]
        frame = generator.cr_frame if coroutine else generator.gi_frame
        if state == "X" or frame is None:
            return snapshot
        if state == "S":
            snapshot["ln"] = frame.f_lineno
        local = self._locals(frame)
        if local:
            snapshot["loc"] = local
        delegate = generator.cr_await if coroutine else generator.gi_yieldfrom
        if state != "S" or delegate is None:
            return snapshot
        if not isinstance(delegate, _RESUMABLE):
            known = type(delegate) in _ITERATORS_OF_CONTAINERS
            snapshot["yf"] = {"it": "iter" if known else type(delegate).__name__}
        elif depth >= _DEEPEST_DELEGATION:
            snapshot["yf"] = "..."
        else:
            snapshot["yf"] = {"n": self._encoder.generator(delegate)}
            snapshot["yf"].update(self._snapshot(delegate, depth + 1))
        return snapshot

    def _locals(self, frame: Any) -> Dict[str, Json]:
        values = frame.f_locals
        names = sorted(name for name in values if name.isidentifier() and not name.startswith("__"))
        encoded = {name: self._encoder.value(values[name]) for name in names}
        # Before 3.13 this is a copy that the frame keeps, and with it values that the body has let go of since.
        if type(values) is dict:
            # Unless the scenario looks at the copy itself. PyPy counts no references.
            shown = "locals" in self._scenario.text if _COLLECTS_LATE else _references_to(values) > _USUAL_REFERENCES
            if not shown:
                values.clear()
        return encoded


def _references_to(values: Dict[str, Any]) -> int:
    return 0 if _COLLECTS_LATE else sys.getrefcount(values)


def _usual_references() -> int:
    """To the copy that a frame keeps of its locals, as long as nobody else looks at it."""

    def generate() -> Any:
        yield

    generator = generate()
    values = generator.gi_frame.f_locals
    return _references_to(values)


_USUAL_REFERENCES = _usual_references()


def _exception_now() -> Optional[str]:
    error = sys.exc_info()[1]
    return None if error is None else type(error).__name__


def execute(scenario: Scenario) -> List[Json]:
    """The observations of all steps; the last is that of the disposal. Raises ScenarioError and ModuleFailed."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the compiler
        with Execution(scenario) as execution:
            execution.start()
            steps = [execution.step(step) for step in scenario.steps]
            end = {"op": END}
            end.update(execution.finish())
            return steps + [end]
