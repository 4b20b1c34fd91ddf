"""What the delegate does not catch is raised at the yield from, after the delegate has run its finally."""
# rules: DLT-02
# source: PEP 380


def inner():
    try:
        yield 1
    finally:
        print("inner fin")


def outer():
    try:
        yield from inner()
    except ValueError as error:
        print("outer", error)
        yield "recovered"


def drive():
    generator = outer()
    next(generator)
    generator.throw(ValueError("v"))
