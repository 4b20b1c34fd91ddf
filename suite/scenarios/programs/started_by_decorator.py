"""A decorator makes the starting call, so that the caller may send at once."""
# rules: PRM-02 SND-01
# source: PEP 342

import functools


def started(function):
    @functools.wraps(function)
    def start(*args, **kwargs):
        generator = function(*args, **kwargs)
        next(generator)
        return generator
    return start


@started
def diary(owner):
    while True:
        entry = yield
        print(f"{owner}: {entry}")


def drive():
    mine = diary("Ada")
    mine.send("rain again")
    mine.send("sun at last")
