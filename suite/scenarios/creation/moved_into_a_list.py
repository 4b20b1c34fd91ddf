"""Generators can be kept in a list and resumed from there."""
# rules: CRE-11
# source: language reference 7.2 assignment; language reference 7.5 del


def numbered(name):
    yield name + " 1"
    yield name + " 2"


def drive():
    box = [numbered("a"), numbered("b")]
    next(box[0])
    next(box[1])
    next(box[0])
    box.reverse()
    next(box[0])
