"""An iterator with a throw method of its own has it called; what it returns is yielded."""
# rules: DLT-05
# source: PEP 380


class Catching:
    def __iter__(self):
        return self

    def __next__(self):
        return 1

    def throw(self, *arguments):
        print("throw", len(arguments), type(arguments[0]).__name__)
        return "from throw"


def outer():
    yield from Catching()


def drive():
    generator = outer()
    next(generator)
    generator.throw(ValueError("v"))
    next(generator)
