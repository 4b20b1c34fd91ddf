"""An exception object can be returned; it is kept as the value and not raised."""
# rules: RET-04
# source: test_return_stopiteration


def wrap(content):
    return content
    yield


def value_of_end(g):
    try:
        next(g)
    except StopIteration as stop:
        return stop.value


def drive():
    first = wrap(StopIteration(2))
    value_of_end(first)
    second = wrap(ValueError("v"))
    value_of_end(second)
