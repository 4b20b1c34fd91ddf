"""Trace files: what each runtime made of a scenario, with runtimes that agree in one group."""

import json
import os
import tempfile
from typing import Any, Dict, List, Optional, Tuple

from .fault import Fault
from .interpreters import runtime_key

FORMAT = 1
REFERENCE = "cpython-3.13"

Json = Any


class Trace:
    """The recorded truth about one scenario."""

    def __init__(self, scenario: str, digest: str, drive: List[Json]) -> None:
        self.scenario = scenario
        self.digest = digest  # of the scenario's text when it was recorded
        self.drive = drive  # the operations
        self.steps = {}  # type: Dict[str, List[Json]]  # by runtime
        self.unavailable = {}  # type: Dict[str, str]  # runtimes that cannot run the file, and what they say

    def groups(self) -> List[Tuple[List[str], List[Json]]]:
        """Runtimes that agree, and their steps: the reference's group first, then the others from new to old."""
        found = {}  # type: Dict[str, List[str]]
        for runtime in sorted(self.steps, key=runtime_key):
            found.setdefault(line(self.steps[runtime]), []).append(runtime)
        order = sorted(self.steps, key=_by_importance)
        groups = sorted(found.values(), key=lambda runtimes: min(order.index(runtime) for runtime in runtimes))
        return [(runtimes, self.steps[runtimes[0]]) for runtimes in groups]

    def render(self) -> str:
        """The text of the trace file: an operation or a step a line, so that a diff shows a step."""
        head = '{"format":%d,"scenario":%s,"digest":%s,' % (FORMAT, line(self.scenario), line(self.digest))
        if self.unavailable:
            runtimes = sorted(self.unavailable, key=runtime_key)
            head += '"unavailable":%s,' % line({runtime: self.unavailable[runtime] for runtime in runtimes})
        groups = [
            '{"runtimes":%s,"steps":[\n%s\n]}' % (line(runtimes), ",\n".join(map(line, steps)))
            for runtimes, steps in self.groups()
        ]
        drive = ",\n".join(map(line, self.drive))
        return '%s\n"drive":[\n%s\n],\n"traces":[\n%s\n]}\n' % (head, drive, ",\n".join(groups))


def _by_importance(runtime: str) -> Tuple[bool, bool, Tuple[int, ...]]:
    other, version = runtime_key(runtime)
    return runtime != REFERENCE, other, tuple(-part for part in version)


def line(value: Json) -> str:
    """A value as compact JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def read_trace(path: str) -> Optional[Trace]:
    """The trace in a file; None when there is no such file. Raises Fault."""
    try:
        with open(path, "rb") as stream:
            content = json.loads(stream.read().decode("utf-8"))
        if content["format"] != FORMAT:
            raise Fault(
                "%s: is of format %s, and this program reads format %d" % (path, line(content["format"]), FORMAT),
                "remove it and record the scenario again",
            )
        trace = Trace(content["scenario"], content["digest"], content["drive"])
        for group in content["traces"]:
            for runtime in group["runtimes"]:
                trace.steps[runtime] = group["steps"]
        trace.unavailable = dict(content.get("unavailable", {}))
        return trace
    except FileNotFoundError:
        return None
    except OSError as error:
        raise Fault("%s: cannot be read (%s)" % (path, error.strerror))
    except (ValueError, KeyError, TypeError) as error:
        reason = "line %d is no JSON" % getattr(error, "lineno") if hasattr(error, "lineno") else repr(error)
        raise Fault("%s: is no trace (%s)" % (path, reason), "remove it and record the scenario again")


def write_if_changed(path: str, text: str) -> bool:
    """Writes a file as a whole or not at all; whether there was anything to write. Raises Fault."""
    content = text.encode("utf-8", "backslashreplace")  # a lone surrogate in JSON's own notation
    try:
        with open(path, "rb") as stream:
            if stream.read() == content:
                return False
    except OSError:
        pass
    folder = os.path.dirname(path) or "."
    try:
        os.makedirs(folder, exist_ok=True)
        descriptor, temporary = tempfile.mkstemp(dir=folder, prefix=".", suffix=".tmp")
        try:
            with os.fdopen(descriptor, "wb") as stream:
                stream.write(content)
            os.chmod(temporary, 0o644)
            os.replace(temporary, path)
        except BaseException:
            os.unlink(temporary)
            raise
    except OSError as error:
        raise Fault("%s: cannot be written (%s)" % (path, error.strerror), "make the folder writable or name another")
    return True


def find_traces(folder: str) -> List[str]:
    """The ids of the traces below a folder."""
    found = []
    for place, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            if name.endswith(".json") and not name.startswith("."):
                path = os.path.relpath(os.path.join(place, name), folder).replace(os.sep, "/")
                found.append(path[: -len(".json")])
    return sorted(found)
