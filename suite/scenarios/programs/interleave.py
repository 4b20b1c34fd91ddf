"""Several streams are taken from by turns; the short ones drop out."""
# rules: ITR-01 CRE-07
# source: itertools recipes

from itertools import chain, cycle, islice, repeat, zip_longest

NOTHING = object()


def interleave(*streams):
    for row in zip_longest(*streams, fillvalue=NOTHING):
        for item in row:
            if item is not NOTHING:
                yield item


def countdown(start):
    while start:
        yield start
        start -= 1


def drive():
    list(interleave("ab", countdown(4), []))
    list(chain(countdown(2), repeat("lift-off", 2)))
    list(islice(cycle(countdown(3)), 7))
