"""The locals can be read in every state but closed: before the start they are the parameters, here none."""
# rules: INS-02 INS-03
# source: inspect docs gi_frame


def till():
    takings = 0
    while True:
        amount = yield takings
        if amount is None:
            break
        takings += amount


def drive():
    register = till()
    register.gi_frame.f_locals == {}
    next(register)
    register.send(7)
    register.send(20)
    sorted(register.gi_frame.f_locals.items())
    next(register)
    register.gi_frame is None
