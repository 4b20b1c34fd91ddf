"""Giving the name to a new generator drops the old one, which runs its finally."""
# rules: DEL-01 CRE-11
# source: PEP 342 (destructor); language reference 6.2.9


def worker(name):
    try:
        yield name
    finally:
        print(name, "finished")


def drive():
    generator = worker("first")
    next(generator)
    generator = worker("second")
    next(generator)
    generator = None
