"""A sent value reaches the innermost generator, and every level adds to the value that returns."""
# rules: DLX-03 DLN-02
# source: PEP 380


def bottom():
    word = yield "which word?"
    return word


def middle():
    word = yield from bottom()
    return word + "!"


def top():
    word = yield from middle()
    yield word + "!"


def drive():
    generator = top()
    next(generator)
    generator.send("hey")
    next(generator)
