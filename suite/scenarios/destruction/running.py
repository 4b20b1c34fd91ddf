"""A generator whose name is dropped by its own body lives until the resumption ends, and is finalised then."""
# rules: DEL-10
# source: PEP 342; language reference 7.5 del


def worker():
    global generator
    try:
        del generator
        print("nameless")
        yield "last value"
    finally:
        print("finally")


def drive():
    generator = worker()
    next(generator)
