"""return ends a generator quietly; raising StopIteration does not: two ways that look alike."""
# rules: RET-01 S79-01
# source: PEP 479


def ending(quietly):
    yield "last"
    if quietly:
        return "quiet"
    raise StopIteration("loud")


def drive():
    calm = ending(True)
    next(calm)
    next(calm)
    loud = ending(False)
    next(loud)
    next(loud)
