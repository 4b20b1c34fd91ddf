"""A decorator that makes the starting call throws the first yielded value away."""
# rules: PRM-02 ITR-01
# source: PEP 342


def started(function):
    def start(*args, **kwargs):
        generator = function(*args, **kwargs)
        next(generator)
        return generator
    return start


@started
def courses():
    yield "starter"
    yield "main dish"


def drive():
    menu = courses()
    list(menu)
