"""When the thrown class cannot be instantiated, the error of its constructor is what is raised at the yield."""
# rules: THA-03
# source: test_except_throw_bad_exception


class Bad(Exception):
    def __init__(self):
        raise KeyError("ctor")


def worker():
    try:
        yield 1
    except KeyError as error:
        yield ("inside", error.args)


def drive():
    generator = worker()
    next(generator)
    generator.throw(Bad)
