"""Dropping a generator that has finished runs nothing."""
# rules: DEL-08
# source: PEP 342


def worker():
    try:
        yield 1
    except GeneratorExit:
        print("GE")
    print("end")


def drive():
    generator = worker()
    list(generator)
    del generator
