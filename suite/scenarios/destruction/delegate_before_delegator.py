"""Dropping a delegator unwinds its delegate first, then itself."""
# rules: DEL-03
# source: PEP 342


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
    del generator
