"""All orders of the items, made by a generator that calls itself for the rest."""
# rules: ITR-07 CRE-07
# source: test_generators conjoin tests


def permutations(items):
    if not items:
        yield []
        return
    for position in range(len(items)):
        rest = items[:position] + items[position + 1:]
        for tail in permutations(rest):
            yield [items[position]] + tail


def drive():
    orders = permutations(["a", "b", "c"])
    next(orders)
    next(orders)
    list(orders)
