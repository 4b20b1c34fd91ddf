"""A value sent to a delegator that has not started is refused before anything runs, the delegate included."""
# rules: DLN-13 PRM-01
# source: PEP 380


def inner():
    print("inner started")
    yield 1


def outer():
    yield from inner()


def drive():
    generator = outer()
    generator.send(5)
    next(generator)
