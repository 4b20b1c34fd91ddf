"""Where no body runs nothing is converted: a finished generator gives the StopIteration back, an unstarted one
since 3.12."""
# rules: S79-04 THS-07
# source: PEP 479


def worker():
    yield 1


def drive():
    fresh = worker()
    fresh.throw(StopIteration("v"))
    finished = worker()
    list(finished)
    finished.throw(StopIteration("v"))
