"""Before the start close() enters neither try nor with nor delegate."""
# rules: CLO-01 DLC-06
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
    trying.close()
    handling = in_handler()
    handling.close()
    entering = in_with()
    entering.close()
    handing_on = delegating()
    handing_on.close()
