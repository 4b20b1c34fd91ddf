"""Wherever the body is, in try, handler, finally, with, loop or delegate: throw() into itself is refused."""
# rules: THS-08 REE-03
# source: language reference 6.2.9.1


class Door:
    def __enter__(self):
        attempt("entering with")

    def __exit__(self, kind, error, trace):
        attempt("leaving with")


def attempt(position):
    try:
        generator.throw(OSError("thrown"))
        print(position, "nothing happened")
    except ValueError as error:
        print(position, error)


def inner():
    attempt("delegate")
    yield "delegated"


def worker():
    attempt("plain")
    try:
        attempt("try")
        raise KeyError("trouble")
    except KeyError:
        attempt("handler")
    finally:
        attempt("finally")
    with Door():
        attempt("with")
    for item in ("only",):
        attempt("loop")
    yield from inner()
    yield "afterwards"


def drive():
    generator = worker()
    next(generator)
    next(generator)
