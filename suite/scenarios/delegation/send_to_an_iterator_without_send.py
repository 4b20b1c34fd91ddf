"""A list iterator cannot take a value: AttributeError is raised at the yield from, where the delegator may catch
it."""
# rules: DLN-04
# source: PEP 380; test_attempting_to_send_to_non_generator


def outer(catching):
    try:
        yield from [1, 2]
    except AttributeError as error:
        if not catching:
            raise
        yield ("caught", str(error))


def drive():
    prepared = outer(1)
    next(prepared)
    prepared.send(42)
    plain = outer(0)
    next(plain)
    plain.send(42)
