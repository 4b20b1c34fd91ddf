"""A generator that has not started moves to another name and starts there."""
# rules: CRE-11
# source: LR 7.2 assignment; LR 7.5 del


def letters():
    print("started")
    yield "a"
    yield "b"


def drive():
    source = letters()
    target = source
    del source
    next(target)
    next(target)
    next(target)
