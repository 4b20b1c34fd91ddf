"""The Python interpreters at hand, and the children that run in them."""

import glob
import json
import os
import queue
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Dict, IO, Iterable, List, Optional, Tuple

from .fault import Fault

_PACKAGE = os.path.dirname(os.path.abspath(__file__))
_OLDEST = (3, 8)
_KNOWN = ("cpython", "pypy")
_PROBE = "import sys; print('yieldcheck', sys.implementation.name, *sys.version_info[:3])"
PYODIDE = "pyodide@314.0.7"  # CPython 3.14.2


class Interpreter:
    """A way to start one Python runtime."""

    def __init__(self, runtime: str, version: Tuple[int, ...], command: List[str], start_seconds: float = 30.0) -> None:
        self.runtime = runtime  # "cpython-3.13"
        self.version = version  # with the patch level
        self.command = command  # starts a worker
        self.start_seconds = start_seconds  # before it is ready

    def __repr__(self) -> str:
        return "%s (%s: %s)" % (self.runtime, ".".join(map(str, self.version)), self.command[0])


def runtime_key(runtime: str) -> Tuple[bool, Tuple[int, ...]]:
    """Sorts names of runtimes: CPython by version, then the others."""
    name, _, version = runtime.partition("-")
    return name != "cpython", tuple(int(part) for part in re.findall(r"\d+", version))


def find_interpreters(paths: Iterable[str] = ()) -> List[Interpreter]:
    """All runtimes on this machine, or those at the given paths; of one runtime the highest patch level."""
    given = list(paths)
    candidates = given or _candidates()
    with ThreadPoolExecutor(max_workers=4) as pool:
        probed = list(pool.map(_probe, candidates))
    found = {}  # type: Dict[str, Interpreter]
    for path, interpreter in zip(candidates, probed):
        if interpreter is None:
            if given:
                message = "%s: is no Python 3.8 or newer that starts" % path
                raise Fault(message, "name the program, such as /usr/bin/python3")
            continue
        known = found.get(interpreter.runtime)
        if known is None or interpreter.version > known.version:
            found[interpreter.runtime] = interpreter
    return sorted(found.values(), key=lambda item: runtime_key(item.runtime))


def _candidates() -> List[str]:
    names = ["python3", "pypy3"] + ["python3.%d" % minor for minor in range(_OLDEST[1], 30)]
    names += ["pypy3.%d" % minor for minor in range(_OLDEST[1], 30)]
    folders = [folder for folder in os.environ.get("PATH", "").split(os.pathsep) if folder]
    paths = [os.path.join(folder, name) for folder in folders for name in names]
    home = os.path.expanduser("~")
    root = os.environ.get("PYENV_ROOT") or os.path.join(home, ".pyenv")
    paths += sorted(glob.glob(os.path.join(root, "versions", "*", "bin", "python")))
    paths += sorted(glob.glob(os.path.join(home, ".local", "share", "uv", "python", "*", "bin", "python3")))
    paths.append(sys.executable)
    seen = set()
    unique = []
    for path in paths:
        if path and os.access(path, os.X_OK) and os.path.realpath(path) not in seen:
            seen.add(os.path.realpath(path))
            unique.append(path)
    return unique


def _probe(path: str) -> Optional[Interpreter]:
    try:
        output = subprocess.run(
            [path, "-s", "-S", "-c", _PROBE], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=20, check=False
        ).stdout.decode("utf-8", "replace")
    except (OSError, subprocess.SubprocessError):
        return None
    words = output.split()
    if len(words) != 5 or words[0] != "yieldcheck" or words[1] not in _KNOWN:
        return None
    version = tuple(int(word) for word in words[2:])
    if version[:2] < _OLDEST:
        return None
    runtime = "%s-%d.%d" % (words[1], version[0], version[1])
    return Interpreter(runtime, version, [path, "-s", "-m", "yieldcheck_oracle.worker"])


def pyodide(folder: str) -> Interpreter:
    """The runtime of the npm package pyodide, which is installed below `folder` when it is not there yet."""
    node = shutil.which("node")
    if node is None:
        raise Fault("pyodide needs node, and there is none on PATH", "install nodejs, or record without --pyodide")
    package = os.path.join(folder, "node_modules", "pyodide")
    if not os.path.isdir(package):
        _install_pyodide(folder)
    command = [node, os.path.join(_PACKAGE, "pyodide_worker.mjs"), os.path.abspath(package), _PACKAGE]
    try:
        done = subprocess.run(command + ["--version"], stdout=subprocess.PIPE, timeout=120, check=False)
    except (OSError, subprocess.SubprocessError) as error:
        raise Fault("pyodide does not start: %s" % error)
    words = done.stdout.decode("utf-8", "replace").split()
    if len(words) != 5 or words[0] != "yieldcheck":
        raise Fault("pyodide in %s does not start" % package, "remove the folder, and it is installed again")
    version = tuple(int(word) for word in words[2:])
    return Interpreter("cpython-%d.%d" % version[:2], version, command, 120.0)


def _install_pyodide(folder: str) -> None:
    npm = shutil.which("npm")
    if npm is None:
        raise Fault("there is no pyodide in %s, and no npm to install it" % folder, "install npm")
    try:
        os.makedirs(folder, exist_ok=True)
        done = subprocess.run(
            [npm, "install", "--prefix", folder, "--no-save", PYODIDE],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=600, check=False,
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError) as error:
        raise Fault("npm could not install %s: %s" % (PYODIDE, error))
    if done.returncode != 0:
        last = done.stdout.decode("utf-8", "replace").strip().split("\n")[-1]
        raise Fault("npm could not install %s: %s" % (PYODIDE, last))


class Worker:
    """A child that runs scenarios. It is started again when it has died."""

    def __init__(self, interpreter: Interpreter, time_limit: float) -> None:
        self._interpreter = interpreter
        self._time_limit = time_limit
        self._process = None  # type: Optional[subprocess.Popen[bytes]]
        self._lines = queue.Queue()  # type: queue.Queue[bytes]
        self._errors = tempfile.TemporaryFile()  # type: IO[bytes]

    def __enter__(self) -> "Worker":
        return self

    def __exit__(self, *_: object) -> None:
        self._stop()
        self._errors.close()

    def run(self, request: Dict[str, object]) -> Dict[str, object]:
        """The answer to a request; {"id", "error"} when the child dies or takes too long."""
        process = self._process or self._start()
        assert process.stdin is not None
        try:
            process.stdin.write(json.dumps(request).encode("ascii") + b"\n")
            process.stdin.flush()
            line = self._lines.get(timeout=self._time_limit)
            if line:
                return json.loads(line.decode("utf-8"))  # type: ignore
            reason, hint = self._death(process), ""
        except OSError:
            reason, hint = self._death(process), ""
        except queue.Empty:
            reason = "is not done within %g s" % self._time_limit
            hint = "does a step run a generator without end? --timeout SECONDS gives more time"
        self._stop()
        return {"id": request["id"], "error": reason, "line": None, "hint": hint}

    def _death(self, process: "subprocess.Popen[bytes]") -> str:
        try:
            code = process.wait(10)  # type: Optional[int]
        except subprocess.TimeoutExpired:
            code = None
        self._errors.seek(0)
        words = self._errors.read()[-4000:].decode("utf-8", "replace").strip().split("\n")[-1]
        reason = "%s died over it (%s)" % (self._interpreter.runtime, _ending(code))
        return reason + (", saying: " + words[:200] if words else "")

    def _start(self) -> "subprocess.Popen[bytes]":
        environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
        environment.update(
            PYTHONPATH=os.path.dirname(_PACKAGE),
            PYTHONHASHSEED="0",  # sets are iterated in the same order every time
            PYTHONDONTWRITEBYTECODE="1",
            PYTHONIOENCODING="utf-8:backslashreplace",
        )
        self._errors.seek(0)
        self._errors.truncate()
        self._process = process = subprocess.Popen(
            self._interpreter.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._errors,
            env=environment, cwd=os.path.dirname(_PACKAGE),
        )  # fmt: skip
        self._lines = queue.Queue()
        threading.Thread(target=_read_lines, args=(process.stdout, self._lines), daemon=True).start()
        try:
            ready = self._lines.get(timeout=self._interpreter.start_seconds)
        except queue.Empty:
            raise Fault("%s does not start within %g s" % (self._interpreter, self._interpreter.start_seconds))
        if not ready:
            raise Fault("%s does not start: %s" % (self._interpreter, self._death(process)))
        return process

    def _stop(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            try:
                if stream is not None:
                    stream.close()
            except OSError:
                pass


def _read_lines(stream: IO[bytes], lines: "queue.Queue[bytes]") -> None:
    try:
        for line in stream:
            lines.put(line)
    except ValueError:
        pass  # closed meanwhile
    lines.put(b"")


def _ending(code: Optional[int]) -> str:
    if code is None:
        return "without an exit code"
    return "signal %d" % -code if code < 0 else "exit code %d" % code
