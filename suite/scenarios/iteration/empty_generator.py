"""A generator that never reaches a yield is at its end with the first next()."""
# rules: CRE-05 RET-01
# source: PEP 255 Specification


def nothing(wanted):
    if wanted:
        yield "something"


def drive():
    generator = nothing(False)
    next(generator)
    other = nothing(False)
    list(other)
