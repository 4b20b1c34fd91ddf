"""A subclass of StopIteration that leaks from the body is converted, too."""
# rules: S79-06
# source: PEP 479


class MyStop(StopIteration):
    pass


def worker():
    raise MyStop("m")
    yield


def drive():
    generator = worker()
    next(generator)
