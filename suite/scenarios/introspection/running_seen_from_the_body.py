"""A body that looks at its own generator sees it running."""
# rules: INS-01
# source: inspect.getgeneratorstate


def mirror():
    print(state(looker))
    yield state(looker)


def drive():
    looker = mirror()
    next(looker)
