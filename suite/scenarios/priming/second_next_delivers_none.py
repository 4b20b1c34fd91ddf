"""It is not the starting call whose None causes trouble, but the second next(): it is the one that a yield
receives."""
# rules: SND-02 PRM-02 ITR-12
# source: PEP 342


def tripling():
    number = yield "give me a number"
    yield number * 3


def drive():
    machine = tripling()
    next(machine)
    next(machine)
