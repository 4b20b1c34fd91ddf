"""A for loop over another generator is no delegation: closing the outer one leaves the inner one suspended."""
# rules: DLC-09
# source: language reference 8.3 vs PEP 380


def inner():
    try:
        yield 1
        yield 2
    finally:
        print("inner fin")


def outer(inside):
    try:
        for item in inside:
            yield item
    finally:
        print("outer fin")


def drive():
    inside = inner()
    generator = outer(inside)
    next(generator)
    generator.close()
    next(inside)
