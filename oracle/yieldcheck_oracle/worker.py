"""The child that runs scenarios in one interpreter: a request a line comes in, an answer a line goes out.

    {"ready":true}                                         first, at once

    {"id":"send/accumulator","path":"suite/scenarios/send/accumulator.py","text":"…"}
    {"id":"send/accumulator","drive":[…],"steps":[…]}      or one of
    {"id":…,"unavailable":"SyntaxError","line":3,"message":"…"}   this version cannot run the file
    {"id":…,"error":"…","line":3,"hint":"…"}                      the file is not in order
"""

import gc
import json
import signal
import sys
from typing import Any, Dict, IO, Iterable, Optional

from .execute import ModuleFailed, execute
from .fault import ScenarioError
from .scenario import parse

READY = '{"ready":true}'  # the first line: from here on, time is taken
_MEMORY = 512 << 20  # bytes that no scenario in order needs


def main() -> int:
    if hasattr(signal, "SIGINT"):
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides
    answers = sys.stdout
    sys.stdout = sys.stderr  # what a scenario writes by itself must not become an answer
    requests = open(sys.stdin.fileno(), encoding="utf-8", closefd=False)
    sys.stdin = open("/dev/null") if sys.platform != "win32" else open("NUL")
    _limit_memory()
    serve(requests, answers)
    return 0


def serve(requests: Iterable[str], answers: IO[str]) -> None:
    gc.collect()
    if hasattr(gc, "freeze"):
        gc.freeze()  # keeps the many collections short
    answers.write(READY + "\n")
    answers.flush()
    for line in requests:
        answers.write(json.dumps(answer(json.loads(line)), separators=(",", ":")) + "\n")
        answers.flush()


def answer(request: Dict[str, Any]) -> Dict[str, Any]:
    """What this interpreter makes of one scenario."""
    reply = {"id": request["id"]}  # type: Dict[str, Any]
    try:
        scenario = parse(request["text"], request["id"], request["path"])
        before = _peak_memory()
        steps = execute(scenario)
    except ScenarioError as error:
        kind = "unavailable" if error.is_syntax else "error"
        reply.update({kind: "SyntaxError" if error.is_syntax else error.message, "line": error.line})
        reply.update({"message": error.message, "hint": error.hint})
    except ModuleFailed as error:
        message = "the statements outside drive() raise %s: %s" % (error.kind, error)
        reply.update({"unavailable": error.kind, "line": error.line, "message": message, "hint": ""})
    else:
        reply.update({"drive": [step.operation for step in scenario.steps], "steps": steps})
        if _peak_memory() - before > _MEMORY:
            reply = {"id": request["id"], "error": "uses more than %d MiB of memory" % (_MEMORY >> 20), "line": None}
            reply["hint"] = "does a step exhaust a generator without end?"
    return reply


def _limit_memory() -> None:
    """A generator without end, made into a list, must not take the machine down."""
    try:
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (2 * _MEMORY, most))
    except (ImportError, ValueError, OSError):
        pass  # not on this system: the time limit remains


def _peak_memory() -> int:
    try:
        import resource
    except ImportError:
        return 0
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


if __name__ == "__main__":
    sys.exit(main())
