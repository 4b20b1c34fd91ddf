"""contextlib.contextmanager drives a generator: next() to enter, and to leave, or throw() for an exception in
the body."""
# rules: WTH-04
# source: contextlib docs; test_contextlib

from contextlib import contextmanager


@contextmanager
def manager():
    print("in")
    try:
        yield "v"
    except ValueError as error:
        print("swallow", error)
    print("out")


def use(failing):
    with manager() as value:
        print("body", value)
        if failing:
            raise ValueError("b")
    return "ok"


def drive():
    use(0)
    use(1)
