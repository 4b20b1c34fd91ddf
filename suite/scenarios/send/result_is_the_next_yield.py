"""What send() returns is the operand of the next yield, not an echo of what was sent."""
# rules: SND-01
# source: PEP 342


def interview():
    name = yield "name?"
    trade = yield name
    yield (name, trade)


def drive():
    talk = interview()
    next(talk)
    talk.send("Ada")
    talk.send("engineer")
