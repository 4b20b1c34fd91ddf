"""A value sent too early is refused and harms nothing: started properly, the generator triples what it gets."""
# rules: PRM-01 SND-01
# source: PEP 342


def tripling():
    number = yield "give me a number"
    yield number * 3


def drive():
    machine = tripling()
    machine.send(4)
    greeting = next(machine)
    tripled = machine.send(4)
