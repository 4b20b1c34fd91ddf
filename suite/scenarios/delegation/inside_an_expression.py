"""yield from is an expression: two of them can be added up."""
# rules: DLN-14
# source: PEP 380


def inner(question):
    answer = yield question
    return answer


def outer():
    total = (yield from inner(1)) + (yield from inner(2))
    return total


def drive():
    generator = outer()
    next(generator)
    generator.send(10)
    generator.send(20)
