"""break runs the finally clause, with its yields, before the loop is left."""
# rules: FIN-04
# source: language reference 7.9


def worker():
    while True:
        try:
            break
        finally:
            yield "fin"
    yield "out"


def drive():
    generator = worker()
    list(generator)
