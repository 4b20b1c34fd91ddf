"""A generator that is in the midst of a delegation keeps its delegate when it changes its name."""
# rules: CRE-11 DLN-01
# source: language reference 7.2 assignment; language reference 7.5 del


def inner():
    yield "inner one"
    yield "inner two"


def outer():
    yield from inner()
    yield "outer"


def drive():
    source = outer()
    next(source)
    target = source
    del source
    next(target)
    next(target)
    next(target)
