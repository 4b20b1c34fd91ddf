"""A returned tuple is one value; it is not spread over the arguments of StopIteration."""
# rules: RET-03
# source: test_return_tuple; bpo-23996


def pair():
    return (1, 2)
    yield


def value_of_end(generator):
    try:
        next(generator)
    except StopIteration as stop:
        return (stop.value, stop.args)


def drive():
    generator = pair()
    value_of_end(generator)
