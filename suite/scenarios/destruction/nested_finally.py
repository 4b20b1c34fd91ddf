"""Dropping a suspended generator runs the finally clauses from the inside out."""
# rules: DEL-01 CLO-10
# source: PEP 342 (destructor); language reference 6.2.9


def worker():
    try:
        print("outer try")
        try:
            yield "inside"
        finally:
            print("inner finally")
    finally:
        print("outer finally")


def drive():
    generator = worker()
    next(generator)
    del generator
