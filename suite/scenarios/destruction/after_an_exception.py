"""A generator that an exception has ended has run its finally already; dropping it adds nothing."""
# rules: DEL-08 ITR-12
# source: PEP 342


def worker():
    try:
        yield "fine"
        raise ValueError("broken")
    finally:
        print("finally")


def drive():
    generator = worker()
    next(generator)
    next(generator)
    del generator
