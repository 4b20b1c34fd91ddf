"""Dropping the last name of a suspended generator runs its finally at that point."""
# rules: DEL-01
# source: PEP 342 (destructor); language reference 6.2.9


def worker():
    try:
        yield 1
    finally:
        print("fin")


def drive():
    generator = worker()
    next(generator)
    del generator
