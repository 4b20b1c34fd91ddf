"""The None of a second next() makes the body fail; afterwards the generator is closed."""
# rules: SND-02 ITR-11
# source: PEP 342


def tripling():
    number = yield "give me a number"
    yield number * 3


def drive():
    machine = tripling()
    next(machine)
    next(machine)
    next(machine)
