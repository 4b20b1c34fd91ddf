"""A generator that delegates to itself gives the leaves of a nested list in order."""
# rules: DLX-06 DLN-08
# source: PEP 380


def flatten(tree):
    if isinstance(tree, list):
        for branch in tree:
            yield from flatten(branch)
    else:
        yield tree


def drive():
    generator = flatten([1, [2, [3, []], 4], 5])
    list(generator)
