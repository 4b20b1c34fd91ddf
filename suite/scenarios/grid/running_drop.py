"""A generator whose last name is dropped by its delegate lives on until the resumption ends; then both run their
finally."""
# rules: DEL-10 DEL-03
# source: PEP 342


def inner():
    global generator
    try:
        del generator
        print("nameless")
        yield "delegated"
    finally:
        print("inner finally")


def worker():
    try:
        yield "before"
        yield from inner()
    finally:
        print("outer finally")


def drive():
    generator = worker()
    next(generator)
    next(generator)
