"""return v ends with StopIteration carrying v; a bare return and falling off the end carry None."""
# rules: RET-01
# source: PEP 380; language reference 7.6


def worker(way):
    yield 0
    if way == 1:
        return 42
    if way == 2:
        return


def drive():
    valued = worker(1)
    next(valued)
    next(valued)
    bare = worker(2)
    next(bare)
    next(bare)
    falling = worker(3)
    next(falling)
    next(falling)
