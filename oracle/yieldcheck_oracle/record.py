"""Recording scenarios with every interpreter at hand, and comparing recordings with those on file."""

import os
from concurrent.futures import ThreadPoolExecutor
from fnmatch import fnmatchcase
from typing import Any, Callable, Dict, Iterable, List, Optional, Tuple

from .fault import Fault, ScenarioError
from .interpreters import Interpreter, Worker, runtime_key
from .scenario import digest_of, find
from .traces import REFERENCE, Trace, line, read_trace

Answer = Dict[str, Any]


class ScenarioFile:
    """A scenario to be recorded."""

    def __init__(self, identity: str, path: str, traces: str) -> None:
        self.id = identity
        self.path = path
        self.trace_path = os.path.join(traces, *identity.split("/")) + ".json"
        self.text = ""
        self.digest = ""

    def read(self) -> None:
        """Raises ScenarioError."""
        try:
            with open(self.path, "rb") as stream:
                content = stream.read()
            self.text = content.decode("utf-8")
        except OSError as error:
            raise ScenarioError("cannot be read (%s)" % error.strerror, self.path)
        except UnicodeDecodeError as error:
            number = content.count(b"\n", 0, error.start) + 1
            raise ScenarioError("is not UTF-8", self.path, number, "save the file as UTF-8")
        self.digest = digest_of(content)


class Recording:
    """What came of one scenario: a trace, or the reasons why there is none."""

    def __init__(self, file: ScenarioFile) -> None:
        self.file = file
        self.trace = None  # type: Optional[Trace]
        self.errors = []  # type: List[Fault]
        self.warnings = []  # type: List[str]
        self.differences = []  # type: List[str]  # to the trace on file


def collect(folders: Iterable[Tuple[str, str]], patterns: List[str]) -> List[ScenarioFile]:
    """The scenarios of (folder of scenarios, folder of traces), as far as they match one of the patterns."""
    files = {}  # type: Dict[str, ScenarioFile]
    for folder, traces in folders:
        here = [ScenarioFile(identity, path, traces) for identity, path in find(folder)]
        if not here:
            raise Fault("%s: holds no scenarios" % folder, "name a folder that holds .py files with a drive()")
        for file in here:
            twin = files.get(file.id)
            if twin is not None:
                raise Fault("%s and %s have the same id, %s" % (twin.path, file.path, file.id), "rename one")
            files[file.id] = file
    chosen = [files[identity] for identity in sorted(files) if not patterns or _matches(identity, patterns)]
    for pattern in patterns:
        if not any(fnmatchcase(identity, pattern) for identity in files):
            raise Fault("no scenario matches %s" % pattern, _suggestion(pattern, files))
    return chosen


def _matches(identity: str, patterns: List[str]) -> bool:
    return any(fnmatchcase(identity, pattern) for pattern in patterns)


def _suggestion(pattern: str, identities: Iterable[str]) -> str:
    import difflib

    names = {identity: identity for identity in identities}
    names.update({identity.rpartition("/")[2]: identity for identity in identities})
    near = difflib.get_close_matches(pattern, names, 1)
    return "did you mean %s?" % names[near[0]] if near else "a pattern is matched against ids such as send/accumulator"


def record(
    files: List[ScenarioFile], interpreters: List[Interpreter], time_limit: float, progress: Callable[[str], None]
) -> List[Recording]:
    """Runs the scenarios in all interpreters and forms their traces."""
    recordings = [Recording(file) for file in files]
    for recording in recordings:
        try:
            recording.file.read()
        except ScenarioError as error:
            recording.errors.append(error)
    readable = [recording for recording in recordings if not recording.errors]

    def run(interpreter: Interpreter) -> List[Answer]:
        answers = []
        with Worker(interpreter, time_limit) as worker:
            for recording in readable:
                file = recording.file
                answers.append(worker.run({"id": file.id, "path": file.path, "text": file.text}))
        progress("%s: %d %s" % (interpreter.runtime, len(answers), "scenario" if len(answers) == 1 else "scenarios"))
        return answers

    with ThreadPoolExecutor(max_workers=max(2, os.cpu_count() or 2)) as pool:
        slow_ones_first = list(reversed(interpreters))  # PyPy, and pyodide as the newest
        by_runtime = list(zip(slow_ones_first, pool.map(run, slow_ones_first)))
    for index, recording in enumerate(readable):
        answers = {item.runtime: found[index] for item, found in by_runtime}
        _form_trace(recording, answers)
    return recordings


def _form_trace(recording: Recording, answers: Dict[str, Answer]) -> None:
    """The trace out of the answers of the runtimes at hand and of what is on file from the others."""
    file = recording.file
    recording.errors.extend(errors_of(file, answers))
    ran = [runtime for runtime in sorted(answers, key=runtime_key) if "steps" in answers[runtime]]
    if not ran and not recording.errors:
        newest = answers[max(answers, key=lambda runtime: (runtime == REFERENCE, _age(runtime)))]
        recording.errors.append(ScenarioError(newest["message"], file.path, newest["line"], newest["hint"]))
    if recording.errors:
        return
    # All versions see the same operations; the reference's view settles it should one ever differ.
    leader = REFERENCE if REFERENCE in ran else ran[-1]
    trace = Trace(file.id, file.digest, answers[leader]["drive"])
    trace.steps = {runtime: answers[runtime]["steps"] for runtime in ran}
    trace.unavailable = {
        runtime: answer["unavailable"] for runtime, answer in answers.items() if "unavailable" in answer
    }
    recording.trace = trace
    try:
        _keep_others(recording, read_trace(file.trace_path))
    except Fault as fault:
        recording.warnings.append(str(fault))
        recording.differences.append(str(fault))


def _age(runtime: str) -> Tuple[bool, Tuple[int, ...]]:
    other, version = runtime_key(runtime)
    return not other, version


def errors_of(file: ScenarioFile, answers: Dict[str, Answer]) -> List[Fault]:
    """What went wrong, each once; with the runtimes where not all of them say so."""
    said = {}  # type: Dict[Tuple[str, Optional[int], str], List[str]]
    for runtime in sorted(answers, key=runtime_key):
        answer = answers[runtime]
        if "error" in answer:
            said.setdefault((answer["error"], answer["line"], answer["hint"]), []).append(runtime)
    errors = []  # type: List[Fault]
    for (message, line, hint), runtimes in said.items():
        where = "" if len(runtimes) == len(answers) else " in " + ", ".join(runtimes)
        errors.append(ScenarioError(message + where, file.path, line, hint))
    return errors


def _keep_others(recording: Recording, old: Optional[Trace]) -> None:
    """Takes over what other runtimes left of the same text, and notes how the new trace differs from the old."""
    new = recording.trace
    assert new is not None
    if old is None:
        recording.differences.append("%s: was never recorded" % new.scenario)
        return
    known = set(new.steps) | set(new.unavailable)
    others = sorted((set(old.steps) | set(old.unavailable)) - known, key=runtime_key)
    if old.digest != new.digest or old.drive != new.drive or old.scenario != new.scenario:
        if others:
            lost = "%s: has changed, and so loses what %s left of it; record it there again"
            recording.warnings.append(lost % (new.scenario, ", ".join(others)))
        recording.differences.append("%s: was recorded from another text" % new.scenario)
        return
    for runtime in others:
        if runtime in old.steps:
            new.steps[runtime] = old.steps[runtime]
        else:
            new.unavailable[runtime] = old.unavailable[runtime]
    for runtime in sorted(known, key=runtime_key):
        difference = _difference(runtime, old, new)
        if difference:
            recording.differences.append("%s: %s: %s" % (new.scenario, runtime, difference))


def _difference(runtime: str, old: Trace, new: Trace) -> str:
    if runtime not in old.steps and runtime not in old.unavailable:
        return "was never recorded"
    if old.unavailable.get(runtime) != new.unavailable.get(runtime):
        before, now = old.unavailable.get(runtime, "runs"), new.unavailable.get(runtime, "runs")
        return "was recorded as %s, and is %s now" % (before, now)
    before, now = old.steps.get(runtime, []), new.steps.get(runtime, [])
    for number, (left, right) in enumerate(zip(before, now)):
        if left != right:
            text = new.drive[number]["text"] if number < len(new.drive) else "the disposal at the end"
            return "step %d, %s: recorded %s, observed %s" % (number + 1, text, line(left), line(right))
    if len(before) != len(now):
        return "recorded %d steps, observed %d" % (len(before), len(now))
    return ""
