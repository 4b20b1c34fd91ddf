"""A generator that yields while it is dropped is reported and thrown away; its finally clause never runs."""
# rules: DEL-05
# source: PEP 342


def worker():
    try:
        yield 1
    except GeneratorExit:
        yield 2
    finally:
        print("fin")


def drive():
    generator = worker()
    next(generator)
    del generator
