"""Before the start a thrown exception enters neither try nor with nor delegate; it comes straight back."""
# rules: THS-06
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
    trying.throw(ValueError("early"))
    handling = in_handler()
    handling.throw(ValueError("early"))
    entering = in_with()
    entering.throw(ValueError("early"))
    handing_on = delegating()
    handing_on.throw(ValueError("early"))
