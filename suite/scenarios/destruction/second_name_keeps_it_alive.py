"""Dropping one of two names does nothing; dropping the last one runs the finally."""
# rules: CRE-11 DEL-01
# source: language reference 7.2 assignment; language reference 7.5 del


def worker():
    try:
        yield "inside"
    finally:
        print("finally")


def drive():
    generator = worker()
    next(generator)
    keeper = generator
    del generator
    del keeper
