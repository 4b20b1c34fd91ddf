"""A yield in finally suspends like any other when nothing is on its way."""
# rules: FIN-01 FIN-04
# source: PEP 342 (yield in try/finally)


def worker():
    try:
        yield "work"
    finally:
        yield "tidy up"
        print("tidied")
    yield "afterwards"


def drive():
    generator = worker()
    next(generator)
    next(generator)
    next(generator)
    next(generator)
