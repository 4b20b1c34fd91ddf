"""An exception that leaves the delegate is raised at the yield from and can be handled by the delegator."""
# rules: DLN-11
# source: PEP 380; test_raising_exception_in_delegated_next_call


def inner():
    yield 1
    raise ValueError("inner")


def outer():
    try:
        yield from inner()
    except ValueError as error:
        yield ("outer caught", str(error))


def drive():
    generator = outer()
    list(generator)
