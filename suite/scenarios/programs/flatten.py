"""Lists within lists become one row; strings stay whole."""
# rules: DLX-06 DLN-08
# source: PEP 380


def flatten(items):
    for item in items:
        if isinstance(item, (list, tuple)):
            yield from flatten(item)
        else:
            yield item


def drive():
    list(flatten([1, [2, (3, "four"), []], [[[5]]]]))
    flat = flatten([[["deep"], "less deep"], "shallow"])
    next(flat)
    next(flat)
    next(flat)
    next(flat)
