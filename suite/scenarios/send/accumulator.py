"""The frame keeps the running total across suspensions; None, sent by next(), ends it."""
# rules: SND-01 SND-02 RET-01
# source: PEP 342


def till():
    takings = 0
    while True:
        amount = yield takings
        if amount is None:
            break
        takings += amount


def drive():
    register = till()
    next(register)
    register.send(4)
    register.send(11)
    register.send(2)
    next(register)
