"""python3 -m yieldcheck_oracle record | interpreters | translate"""

import argparse
import os
import sys
import time
from typing import Any, List, NoReturn, Optional, Tuple

from . import record as recorder
from .fault import Fault
from .interpreters import Interpreter, find_interpreters, pyodide
from .traces import REFERENCE, find_traces, write_if_changed

_ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
_SCENARIOS = os.path.join(_ROOT, "suite", "scenarios")
_TRACES = os.path.join(_ROOT, "oracle", "traces")
_PYODIDE = os.path.join(_ROOT, "build", "pyodide")

IN_ORDER, DIFFERENT, AT_FAULT = 0, 1, 3


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        _say("%s; %s --help lists what there is" % (message, self.prog))
        sys.exit(AT_FAULT)


def _say(message: object) -> None:
    sys.stderr.write("yieldcheck: %s\n" % message)
    sys.stderr.flush()


def main(arguments: Optional[List[str]] = None) -> int:
    words = sys.argv[1:] if arguments is None else arguments
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # whatever the locale
    if words[:1] == ["translate"]:
        from .translate.__main__ import main as translate  # needs a newer Python than recording does

        return translate(words[1:])
    options, unknown = _parser().parse_known_args(words)
    if unknown:
        options.parser.error("unrecognized arguments: " + " ".join(unknown))
    try:
        return options.run(options)
    except Fault as fault:
        _say(fault)
        return AT_FAULT
    except KeyboardInterrupt:
        _say("interrupted")
        return AT_FAULT
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return AT_FAULT


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="yieldcheck_oracle", description="The oracle: what Python makes of a scenario.")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)
    commands.required = True
    command = commands.add_parser(
        "record",
        prog="yieldcheck record",
        help="record scenarios with every interpreter at hand",
        description="Runs scenarios under every Python at hand and writes what each step did: the traces that "
        "libraries are compared with.",
        epilog="Examples: 'yieldcheck record --check' records again and compares; 'yieldcheck record --scenarios "
        "mine --dry-run' tells which files of a folder translate, and which not, with line and construct.",
    )
    command.set_defaults(run=_record, parser=command)
    add = command.add_argument
    several = {"action": "append", "default": []}  # type: Any
    add("--scenarios", metavar="DIR", **several, help="folder of scenarios (default: the suite's own)")
    add("--traces", metavar="DIR", help="folder of traces (default: the suite's own; DIR/traces for other scenarios)")
    add("--python", metavar="PATH", **several, help="an interpreter to use, instead of all that are found")
    add("--pyodide", nargs="?", const=_PYODIDE, metavar="DIR", help="also the Python of npm's pyodide, kept in DIR")
    add("--only", metavar="GLOB", **several, help="only scenarios whose id matches")
    add("--timeout", type=_seconds, default=10.0, metavar="S", help="seconds for one scenario (default: 10)")
    add("--check", action="store_true", help="compare with the traces on file and write nothing; 1: they differ")
    add("--prune", action="store_true", help="also remove traces whose scenario is gone")
    add("--dry-run", action="store_true", help="write nothing; tell which scenarios can be recorded and translated")
    command = commands.add_parser("interpreters", help="list the interpreters at hand")
    command.set_defaults(run=_interpreters, parser=command)
    commands.add_parser("translate", help="translate scenarios to C++")
    return parser


def _seconds(text: str) -> float:
    value = float(text)
    if not 0 < value <= 3600:
        raise ValueError
    return value


_seconds.__name__ = "number of seconds"


def _interpreters(_: argparse.Namespace) -> int:
    for interpreter in find_interpreters():
        print(interpreter)
    return IN_ORDER


def _folders(options: argparse.Namespace) -> List[Tuple[str, str]]:
    """Folders of scenarios, each with its folder of traces."""
    if not options.scenarios:
        return [(_SCENARIOS, options.traces or _TRACES)]
    return [
        (folder, options.traces or (_TRACES if _same(folder, _SCENARIOS) else os.path.join(folder, "traces")))
        for folder in options.scenarios
    ]


def _same(left: str, right: str) -> bool:
    return os.path.realpath(left) == os.path.realpath(right)


def _record(options: argparse.Namespace) -> int:
    folders = _folders(options)
    files = recorder.collect(folders, options.only)
    if options.dry_run:
        from .dry_run import dry_run

        return dry_run(files)
    started = time.monotonic()
    recordings = recorder.record(files, _chosen_interpreters(options), options.timeout, _say)
    errors = [error for recording in recordings for error in recording.errors]
    stale = [] if options.only else _stale(folders, [file.id for file in files])
    if options.check:
        differences = [difference for recording in recordings for difference in recording.differences]
        differences += ["%s: there is no such scenario any more" % path for path in stale]
        for difference in differences:
            print(difference)
        summary = "%s" % _count(len(differences), "difference")
    else:
        differences = []
        summary = _write(recordings, stale, options.prune)
    for error in errors:
        _say(error)
    _say("%s, %s, %.1f s" % (_count(len(recordings), "scenario"), summary, time.monotonic() - started))
    if errors:
        return AT_FAULT
    return DIFFERENT if differences else IN_ORDER


def _write(recordings: List[recorder.Recording], stale: List[str], prune: bool) -> str:
    written = 0
    for recording in recordings:
        for warning in recording.warnings:
            _say(warning)
        if recording.trace is not None:
            written += write_if_changed(recording.file.trace_path, recording.trace.render())
    for path in stale:
        if prune:
            os.unlink(path)
        _say("%s: there is no such scenario any more%s" % (path, ", removed" if prune else "; --prune removes it"))
    return "%s written" % _count(written, "trace")


def _count(number: int, noun: str) -> str:
    return "%d %s" % (number, noun if number == 1 else noun + "s")


def _stale(folders: List[Tuple[str, str]], identities: List[str]) -> List[str]:
    """Traces without a scenario."""
    known = set(identities)
    found = []
    for traces in sorted({traces for _, traces in folders}):
        paths = {identity: os.path.join(traces, identity + ".json") for identity in find_traces(traces)}
        found += [paths[identity] for identity in sorted(paths) if identity not in known]
    return found


def _chosen_interpreters(options: argparse.Namespace) -> List[Interpreter]:
    interpreters = find_interpreters(options.python)
    if options.pyodide:
        extra = pyodide(options.pyodide)
        # A version that is installed is the better witness.
        if all(interpreter.runtime != extra.runtime for interpreter in interpreters):
            interpreters.append(extra)
    if not interpreters:
        raise Fault("there is no Python 3.8 or newer here", "install python3")
    if all(interpreter.runtime != REFERENCE for interpreter in interpreters):
        names = ", ".join(interpreter.runtime for interpreter in interpreters)
        _say("%s, the reference, is not among the interpreters at hand (%s)" % (REFERENCE, names))
    return interpreters


if __name__ == "__main__":
    sys.exit(main())
