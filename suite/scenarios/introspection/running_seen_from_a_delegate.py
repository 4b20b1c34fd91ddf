"""The running state is not only visible to the generator itself: its delegates and the functions it calls see
it, too."""
# rules: INS-01 INS-04 INS-05
# source: inspect.getgeneratorstate


def inner():
    print(state(whole))
    print(whole.gi_yieldfrom is None)
    yield "inside"
    print(state(whole))


def outer():
    yield from inner()


def drive():
    whole = outer()
    next(whole)
    next(whole)
