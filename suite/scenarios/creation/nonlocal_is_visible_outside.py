"""What the generator assigns to a nonlocal name is seen by its siblings at every suspension."""
# rules: CRE-09
# source: language reference 7.12 nonlocal


def make_counter():
    number = 0
    def count():
        nonlocal number
        while True:
            number += 1
            yield number
    def current():
        return number
    return count(), current


def drive():
    counter, current = make_counter()
    next(counter)
    current()
    next(counter)
    current()
