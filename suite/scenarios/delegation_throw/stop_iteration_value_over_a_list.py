"""Since 3.12 a StopIteration thrown over a list iterator gives its value to the yield from, and the body goes on."""
# rules: DLT-15
# source: PEP 380


def outer():
    result = yield from [1, 2]
    print("went on with", result)
    yield "next"


def drive():
    generator = outer()
    next(generator)
    generator.throw(StopIteration("s"))
