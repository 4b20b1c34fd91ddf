#!/usr/bin/env python3
"""NAME: an adapter in a process of its own. It answers requests with JSON, one object a line (docs/json-lines.md).

Here Python stands for whatever language your generators are written in. Bodies are written by hand, for each scenario
that you want to run; the others are reported as unsupported. adapters/cpython/adapter.py shows an adapter that runs all.

Try it:  ./yieldcheck run --adapter path/to/NAME.py --level outcome --scenario 'iteration/*'
The level is outcome because no snapshots are sent: with "g" in the answers, states, lines and locals are compared, too.
"""

import json
import sys

HELLO = {
    "yieldcheck": 1,  # the protocol's version
    "adapter": "NAME",
    "library": "NAME",
    "version": "1.0",
    "compiler": "",
    "optimisation": "",
    "sanitizers": [],
    "lanes": {"native": ["next"]},  # what your generators can do; without "state" none is compared
}


# ---- the bodies, written anew in the language under test ------------------------------------------------------------


def pair(say):
    yield "one"
    yield "two"


def broken(say):
    yield "fine"
    raise ValueError("out of order")


def naturals(say):
    number = 0
    while True:
        say("step %d" % number)  # print() of a scenario goes into the step's log
        yield number
        number += 1


# Scenario -> its generator functions, by the names that its drive calls.
BODIES = {
    "iteration/first_end": {"pair": pair},
    "iteration/exception_leaves_the_body": {"broken": broken},
    "iteration/infinite_generator_abandoned": {"naturals": naturals},
}


# ---- one scenario ---------------------------------------------------------------------------------------------------


class Unsupported(Exception):
    """The step needs what this adapter does not have."""


class Drive:
    """Performs the operations of a request, and answers with what is observed at each."""

    def __init__(self, bodies):
        self.bodies = bodies
        self.names = {}  # the module-level names of the scenario
        self.log = []

    def perform(self, operation):
        kind = operation["op"]
        if kind == "call":  # how generators are made
            self.names[operation["to"]] = self.bodies[operation["fn"]](self.log.append)
            return ["ret", {"g": operation["to"]}]
        if kind == "next":
            return self.advance(self.names[operation["on"]])
        if kind == "drop":
            del self.names[operation["name"]]
            return ["ok"]
        raise Unsupported(kind)

    def advance(self, generator):
        try:
            return ["yield", next(generator)]
        except StopIteration as stop:
            return ["stop", stop.value]
        except Exception as error:
            return ["raise", {"id": type(error).__name__ + "#1", "args": list(error.args)}]

    def observed(self, step, outcome):
        message = {"step": step, "out": outcome}
        if self.log:
            message["log"] = list(self.log)
            self.log.clear()
        return message


def run(request):
    bodies = BODIES.get(request["run"])
    if bodies is None:
        say({"end": request["run"], "unsupported": "bodies for this scenario", "step": 0})
        return
    drive = Drive(bodies)
    steps = request["drive"]
    for step, operation in enumerate(steps):
        try:
            outcome = drive.perform(operation)
        except Unsupported as missing:
            say({"end": request["run"], "unsupported": str(missing), "step": step})
            return
        say(drive.observed(step, outcome))
    drive.names.clear()  # the disposal: what is left is dropped
    say(drive.observed(len(steps), ["ok"]))
    say({"end": request["run"], "live": 0})


# ---- the conversation -----------------------------------------------------------------------------------------------


def say(message):
    sys.stdout.write(json.dumps(message, separators=(",", ":")) + "\n")
    sys.stdout.flush()  # the runner must see every step as soon as it has happened


def main():
    say(HELLO)
    for line in sys.stdin:
        try:
            request = json.loads(line)
        except ValueError as error:
            say({"error": "the request is not JSON (%s)" % error})
            continue
        run(request)
    return 0


if __name__ == "__main__":
    sys.exit(main())
