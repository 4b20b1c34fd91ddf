"""finally runs when the body reaches its end, before StopIteration is raised."""
# rules: FIN-01
# source: PEP 342 (yield in try/finally)


def worker():
    try:
        yield 1
    finally:
        print("fin")


def drive():
    generator = worker()
    next(generator)
    next(generator)
