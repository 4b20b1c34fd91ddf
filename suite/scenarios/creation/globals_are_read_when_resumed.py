"""A global is looked up each time the body runs, so a change made between two steps is seen."""
# rules: CRE-08
# source: language reference 4.2.2

LEVEL = 1


def set_level(value):
    global LEVEL
    LEVEL = value


def watch():
    yield LEVEL
    yield LEVEL


def drive():
    watcher = watch()
    set_level(2)
    next(watcher)
    set_level(3)
    next(watcher)
