"""A thrown exception reaches __exit__; when that returns true it is gone and the body goes on after the with."""
# rules: WTH-02
# source: language reference 8.5


class Swallower:
    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        print("exit", kind.__name__ if kind else None, error)
        return kind is ValueError


def worker():
    with Swallower():
        yield 1
    yield "after"


def drive():
    swallowed = worker()
    next(swallowed)
    swallowed.throw(ValueError("v"))
    passed = worker()
    next(passed)
    passed.throw(KeyError("k"))
