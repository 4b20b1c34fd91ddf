"""The first next() runs to the first yield, wherever it is: in try, handler or with, or in a delegate."""
# rules: CRE-01 PRM-02 DLN-01
# source: PEP 342


class Door:
    def __enter__(self):
        print("open")

    def __exit__(self, kind, error, trace):
        print("shut")


def in_try():
    try:
        yield "in try"
    except ValueError:
        print("handler")
    finally:
        print("finally")


def in_handler():
    try:
        raise KeyError("trouble")
    except KeyError:
        yield "in handler"


def in_with():
    with Door():
        yield "in with"


def delegating():
    print("delegating")
    yield from in_try()


def drive():
    trying = in_try()
    next(trying)
    handling = in_handler()
    next(handling)
    entering = in_with()
    next(entering)
    handing_on = delegating()
    next(handing_on)
