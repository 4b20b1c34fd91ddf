"""When one name has driven the generator to its end, it is at its end under the other name, too."""
# rules: CRE-10 ITR-02
# source: language reference 7.2 assignment


def single():
    yield "only"


def drive():
    left = single()
    next(left)
    right = left
    next(left)
    next(right)
