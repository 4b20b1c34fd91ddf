"""__enter__ runs before the body, __exit__ after it, also when the body is left by return."""
# rules: WTH-01
# source: language reference 8.5; PEP 343


class Manager:
    def __init__(self, name):
        self.n = name

    def __enter__(self):
        print("enter", self.n)
        return self.n

    def __exit__(self, kind, error, trace):
        print("exit", self.n, None if kind is None else kind.__name__)
        return False


def worker(early):
    with Manager("a") as left, Manager("b") as right:
        yield (left, right)
        if early:
            return "rv"


def drive():
    through = worker(0)
    next(through)
    next(through)
    returned = worker(1)
    next(returned)
    next(returned)
