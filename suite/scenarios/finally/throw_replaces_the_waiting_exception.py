"""An exception thrown at a yield inside finally replaces the one on its way, which becomes its context."""
# rules: FIN-03
# source: language reference 8.4.4


def worker():
    try:
        yield 1
    finally:
        yield "fin"


def drive():
    generator = worker()
    next(generator)
    generator.throw(ValueError("v"))
    generator.throw(KeyError("k"))
