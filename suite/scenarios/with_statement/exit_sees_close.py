"""close() at a yield inside with gives GeneratorExit to __exit__."""
# rules: WTH-03
# source: language reference 8.5; PEP 342


class Manager:
    def __enter__(self):
        return 1

    def __exit__(self, kind, error, trace):
        print("exit", kind.__name__ if kind else None)


def worker():
    with Manager() as resource:
        yield resource


def drive():
    generator = worker()
    next(generator)
    generator.close()
