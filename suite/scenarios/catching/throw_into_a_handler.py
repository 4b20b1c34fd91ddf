"""An exception thrown at a yield inside a handler is not offered to the other handlers of the same try."""
# rules: CAT-06
# source: language reference 8.4


def worker():
    try:
        yield 1
    except ValueError:
        yield "h"
    except KeyError:
        yield "sibling"


def drive():
    generator = worker()
    next(generator)
    generator.throw(ValueError("v"))
    generator.throw(KeyError("k"))
