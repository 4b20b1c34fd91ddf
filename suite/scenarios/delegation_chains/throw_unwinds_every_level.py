"""An exception thrown into a chain leaves it level by level, innermost first."""
# rules: DLX-04
# source: PEP 380


def chain(depth):
    try:
        if depth:
            yield from chain(depth - 1)
        else:
            yield "leaf"
    finally:
        print("fin", depth)


def drive():
    generator = chain(4)
    next(generator)
    generator.throw(ValueError("v"))
