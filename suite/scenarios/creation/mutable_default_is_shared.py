"""The default list is made once, with the function; every generator of the function appends to the same one."""
# rules: CRE-03
# source: language reference 8.7


def collect(seen=[]):
    seen.append(len(seen))
    yield list(seen)


def drive():
    first = collect()
    second = collect()
    next(second)
    next(first)
