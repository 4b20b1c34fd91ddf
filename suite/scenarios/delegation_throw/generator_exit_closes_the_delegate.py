"""throw(GeneratorExit) closes the delegate instead of throwing into it, and then raises GeneratorExit in the
delegator."""
# rules: DLT-06
# source: PEP 380; language reference


class Closable:
    def __iter__(self):
        return self

    def __next__(self):
        return 1

    def close(self):
        print("close called")

    def throw(self, *arguments):
        print("throw called")


def outer():
    try:
        yield from Closable()
    except GeneratorExit:
        print("outer GE")
        raise


def drive():
    generator = outer()
    next(generator)
    generator.throw(GeneratorExit())
