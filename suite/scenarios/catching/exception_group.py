"""except* takes its part of a thrown group, may yield, and the rest goes on afterwards."""
# rules: CAT-08
# source: PEP 654; language reference 8.4.2
# python: 3.11


def worker():
    try:
        yield 1
    except* ValueError as group:
        print("ve", len(group.exceptions))
        yield "h"


def drive():
    generator = worker()
    next(generator)
    generator.throw(ExceptionGroup("m", [ValueError(1), KeyError(2)]))
    next(generator)
