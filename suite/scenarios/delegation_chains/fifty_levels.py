"""Values, sends and the return value pass through a chain of fifty generators."""
# rules: DLX-03
# source: PEP 380


def chain(depth):
    if depth == 0:
        received = yield "leaf"
        return [received]
    collected = yield from chain(depth - 1)
    return collected + [depth] if depth > 47 else collected


def drive():
    generator = chain(50)
    next(generator)
    generator.send("v")
