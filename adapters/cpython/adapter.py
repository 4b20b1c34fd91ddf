#!/usr/bin/env python3
"""The adapter program of Python itself: answers run requests with what this interpreter's own generators do.

It performs the operations of a request as they stand there; only the steps of kind "code" are run from the source.
docs/json-lines.md describes the protocol.
"""

import gc
import json
import os
import platform
import signal
import sys
import warnings
from typing import Any, Dict, List

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "oracle"))

from yieldcheck_oracle.execute import Execution, ModuleFailed  # noqa: E402
from yieldcheck_oracle.fault import Fault, ScenarioError  # noqa: E402
from yieldcheck_oracle.scenario import parse  # noqa: E402

PROTOCOL = 1
CAPABILITIES = ["next", "send", "throw", "close", "return value", "delegation", "state"]


class Server:
    """Answers requests, a JSON object a line."""

    def __init__(self, output: Any) -> None:
        self._output = output

    def say(self, message: Dict[str, Any]) -> None:
        self._output.write(json.dumps(message, separators=(",", ":")) + "\n")
        self._output.flush()

    def answer(self, line: str) -> None:
        try:
            request = _request(line)
        except Fault as fault:
            self.say({"error": str(fault)})
            return
        try:
            self._run(request)
        except ScenarioError as error:
            if error.is_syntax:
                self.say({"end": request["run"], "unsupported": "the syntax of another Python", "step": 0})
            else:
                self.say({"end": request["run"], "broken": str(error)})
        except ModuleFailed as error:
            sentence = "the statements outside drive() raise %s: %s" % (error.kind, error)
            self.say({"end": request["run"], "broken": sentence})
        except Fault as fault:
            self.say({"end": request["run"], "broken": str(fault)})

    def _run(self, request: Dict[str, Any]) -> None:
        scenario = parse(request["source"], request["run"], request.get("file", request["run"] + ".py"))
        if scenario.about == "type":  # of C++: Python only says what must be seen
            self.say({"end": request["run"], "unsupported": "own type", "step": 0})
            return
        with Execution(scenario) as execution:
            execution.start()
            for number, operation in enumerate(request["drive"]):
                message = {"step": number}
                message.update(execution.perform(operation))
                self.say(message)
            message = {"step": len(request["drive"])}
            message.update(execution.finish())
            self.say(message)
            live = execution.leftover()
        self.say({"end": request["run"], "live": live})


def _request(line: str) -> Dict[str, Any]:
    """A request that is in order. Raises Fault."""
    try:
        request = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise Fault("the request is not JSON (%s)" % error)
    if not isinstance(request, dict):
        raise Fault("the request is no object")
    for key in ("run", "lane", "source"):
        if not isinstance(request.get(key), str):
            raise Fault('the request lacks the text "%s"' % key)
    drive = request.get("drive")
    if not isinstance(drive, list) or not all(isinstance(operation, dict) for operation in drive):
        raise Fault('the request lacks "drive", an array of operations')
    if not isinstance(request.get("file", ""), str):
        raise Fault('"file" is no text')
    if request["lane"] != "native":
        raise Fault('there is no lane "%s" here, only "native"' % request["lane"])
    return request


def hello() -> Dict[str, Any]:
    """The first line: who answers, and what it can do."""
    name = sys.implementation.name
    version = platform.python_version()
    if name == "pypy":
        version = "%d.%d.%d (Python %s)" % (tuple(sys.implementation.version[:3]) + (version,))
    return {
        "yieldcheck": PROTOCOL,
        "adapter": name,
        "library": platform.python_implementation(),
        "version": version,
        "compiler": "",
        "optimisation": "",
        "sanitizers": [],
        "lanes": {"native": CAPABILITIES},
        "wants": ["source"],
    }


def main(arguments: List[str]) -> int:
    if arguments != ["--serve"]:
        sys.stderr.write("yieldcheck: this is an adapter program; call it with --serve and write requests to it\n")
        return 3
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    output = os.fdopen(os.dup(1), "w", encoding="utf-8", newline="\n")
    requests = os.fdopen(os.dup(0), "r", encoding="utf-8", errors="replace", newline="\n")
    os.dup2(2, 1)  # what a scenario writes by itself must not become an answer
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    warnings.simplefilter("ignore")
    gc.collect()
    if hasattr(gc, "freeze"):
        gc.freeze()  # keeps the many collections short
    server = Server(output)
    server.say(hello())
    for line in requests:
        if line.strip():
            server.answer(line)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
