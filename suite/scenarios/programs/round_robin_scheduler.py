"""Tasks take turns: each runs to its next yield and goes to the back of the queue."""
# rules: RET-01 CRE-07
# source: test_generators tutorial

from collections import deque


def task(name, steps):
    for step in range(steps):
        print(name, "step", step)
        yield
    print(name, "done")


def run(tasks):
    waiting = deque(tasks)
    turns = 0
    while waiting:
        current = waiting.popleft()
        turns += 1
        try:
            next(current)
        except StopIteration:
            continue
        waiting.append(current)
    return turns


def drive():
    run([task("washing", 2), task("cooking", 1), task("sleeping", 3)])
