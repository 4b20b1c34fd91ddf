"""A dropped generator that catches GeneratorExit may run on to its end."""
# rules: DEL-09
# source: PEP 342


def worker():
    try:
        yield "waiting"
    except GeneratorExit:
        print("caught")
    print("and on to the end")


def drive():
    generator = worker()
    next(generator)
    del generator
