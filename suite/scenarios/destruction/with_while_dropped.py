"""Dropping a generator inside with gives GeneratorExit to __exit__."""
# rules: DEL-09 WTH-03
# source: PEP 342


class Manager:
    def __enter__(self):
        print("enter")

    def __exit__(self, kind, error, trace):
        print("exit", kind.__name__)


def worker():
    with Manager():
        yield "inside"


def drive():
    generator = worker()
    next(generator)
    del generator
