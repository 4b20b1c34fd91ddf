"""Assignment copies no generator: both names resume the same frame."""
# rules: CRE-10
# source: language reference 7.2 assignment


def letters():
    yield "a"
    yield "b"
    yield "c"


def drive():
    left = letters()
    right = left
    next(left)
    next(right)
    next(left)
