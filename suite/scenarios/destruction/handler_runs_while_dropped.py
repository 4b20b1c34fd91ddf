"""Dropping a suspended generator raises GeneratorExit at its yield, so handlers run, too, before finally."""
# rules: DEL-09 DEL-01
# source: PEP 342


def worker():
    try:
        yield "waiting"
    except GeneratorExit:
        print("handler")
    finally:
        print("finally")


def drive():
    generator = worker()
    next(generator)
    del generator
