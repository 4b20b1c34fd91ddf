"""A StopIteration that is raised and caught inside the body is an exception like others."""
# rules: S79-05
# source: PEP 255; test_generators g2


def worker():
    try:
        raise StopIteration(5)
    except StopIteration as stop:
        yield stop.value


def drive():
    generator = worker()
    list(generator)
