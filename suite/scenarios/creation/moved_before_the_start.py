"""A generator that has not started moves to another name and starts there."""
# rules: CRE-11
# source: language reference 7.2 assignment; language reference 7.5 del


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
