#!/usr/bin/env python3
"""A child for the runner's tests: answers every scenario well, but misbehaves in those whose name says how.

  child.py [--hello MODE]

The scenario "bad/segfault" makes it die in its third step, and so on; every step of the others is {"out":["ok"]}.
"""
import json
import os
import signal
import sys
import time

HELLO = {
    "yieldcheck": 1, "adapter": "child", "library": "none", "version": "1", "compiler": "none", "optimisation": "",
    "sanitizers": [], "lanes": {"native": ["next"], "emulated": ["next", "state"]},
}


def say(**fields):
    print(json.dumps(fields), flush=True)


def words(text):
    sys.stderr.write(text)
    sys.stderr.flush()


def leave(code=0):
    sys.stdout.flush()
    os._exit(code)


def allocate():
    hoard = []
    while True:
        hoard.append(bytearray(b"x" * (8 << 20)))


def flood_errors():
    chunk = b"flood " * 10000 + b"\n"
    for _ in range(100 * 1000 * 1000 // len(chunk)):
        os.write(2, chunk)
    os.write(2, b"the last words\n")


def endless_line():
    while True:
        os.write(1, b"x" * 65536)


def many_lines():
    number = 0
    while True:
        os.write(1, b'{"step":%d,"out":["ok"]}\n' % number)
        number += 1


def ignore_sigterm():
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    time.sleep(1000)


def half_line():
    os.write(1, b'{"step":2,"ou')


def spin():
    while True:
        pass


def leave_grandchild():
    """A grandchild keeps the pipes open after this process has died."""
    if os.fork() == 0:
        time.sleep(1000)
    os.kill(os.getpid(), signal.SIGSEGV)


def report(text, code):
    words(text)
    leave(code)


def trap_address():
    report("==7==ERROR: AddressSanitizer: heap-use-after-free on address 0x602000000010 at pc 0x0\n    #0 0x1 in f\n", 1)


IN_THIRD_STEP = {
    "segfault": lambda: (words("the last words\n"), os.kill(os.getpid(), signal.SIGSEGV)),
    "abort": os.abort,
    "hang": lambda: time.sleep(1000),
    "spin": spin,
    "exit-0": leave,
    "exit-7": lambda: leave(7),
    "garbage": lambda: os.write(1, b"\xff\xfe no JSON at all\n"),
    "deep": lambda: os.write(1, b"[" * 1000000 + b"\n"),
    "null": lambda: os.write(1, b"null\n"),
    "half-line": lambda: (half_line(), leave()),
    "half-line-hang": lambda: (half_line(), time.sleep(1000)),
    "flood-errors": flood_errors,
    "endless-line": endless_line,
    "many-lines": many_lines,
    "allocate": allocate,
    "ignore-sigterm": ignore_sigterm,
    "close-output": lambda: (os.close(1), time.sleep(1000)),
    "grandchild": leave_grandchild,
    "address-sanitizer": trap_address,
    "undefined-behaviour": lambda: words("f.cpp:3:5: runtime error: shift exponent 40 is too large\n"),
    "wrong-step": lambda: say(step=7, out=["ok"]),
    "unknown-field": lambda: say(step=2, out=["ok"], mood="good"),
    "error": lambda: say(error="cannot read that"),
}


def run(request):
    name = request["run"]
    mode = name.split("/")[1] if name.startswith("bad/") else None
    steps = len(request["drive"]) + 1
    for step in range(steps):
        if step == 2 and mode in IN_THIRD_STEP:
            IN_THIRD_STEP[mode]()
            if mode == "error":
                return
        if mode == "diverges-then-unsupported" and step == 1:
            say(step=step, out=["ret", 5])
            continue
        if mode in ("unsupported", "diverges-then-unsupported") and step == 2:
            say(end=name, unsupported="throw", step=step)
            return
        if mode == "diverges" and step == 2:
            say(step=step, out=["ret", 5])
            continue
        if mode == "ends-early" and step == 2:
            break
        say(step=step, out=["ok"])
    if mode == "broken":
        say(end=name, broken="the body is not translated")
    elif mode == "other-end":
        say(end="good/1", live=0)
    else:
        say(end=name, live=3 if mode == "leaks" else 0)


def main():
    hello = sys.argv[2] if len(sys.argv) > 2 else ""
    if hello == "silent":
        time.sleep(1000)
    if hello == "dies":
        words("cannot open libsomething.so\n")
        leave(127)
    if hello == "garbage":
        print("Running 3 tests", flush=True)
    elif hello == "wrong-version":
        say(**dict(HELLO, yieldcheck=2, colour="blue"))
    elif hello == "toolchain":
        say(**dict(HELLO, toolchain="trixie"))
    else:
        say(**HELLO)
    for line in sys.stdin:
        run(json.loads(line))
    if hello == "leaks-at-exit":
        report("==7==ERROR: LeakSanitizer: detected memory leaks\n\nSUMMARY: 8 byte(s) leaked\n", 23)
    if hello == "dies-at-exit":
        os.kill(os.getpid(), signal.SIGSEGV)


main()
