"""close() of the delegator closes the delegate first; its finally runs before that of the delegator."""
# rules: DLC-01
# source: PEP 380; test_delegating_close


def inner():
    try:
        yield 1
    finally:
        print("inner")


def outer():
    try:
        yield from inner()
    finally:
        print("outer")


def drive():
    generator = outer()
    next(generator)
    generator.close()
