"""throw() is forwarded to the delegate, which handles it; close() reaches the delegate first and then the
delegator, too."""
# rules: DLT-01 DLT-12 DLC-01
# source: PEP 380


def inner():
    try:
        yield "calm"
    except ValueError as problem:
        print("inner handled", problem)
        yield "calm again"


def outer():
    yield from inner()


def drive():
    generator = outer()
    next(generator)
    generator.throw(ValueError("noise"))
    generator.close()
