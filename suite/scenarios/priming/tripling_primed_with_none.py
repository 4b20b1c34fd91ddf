"""send(None) starts the generator as next() does; the None goes nowhere, no yield receives it."""
# rules: PRM-02 SND-01
# source: PEP 342


def tripling():
    number = yield "give me a number"
    yield number * 3


def drive():
    machine = tripling()
    machine.send(None)
    machine.send(4)
