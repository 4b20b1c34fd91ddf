"""Starting with send(None) is harmless; a later next() sends None into the sum, and that fails."""
# rules: PRM-01 PRM-02 SND-02 ITR-12
# source: PEP 342


def till():
    takings = 0
    while True:
        amount = yield takings
        takings += amount


def drive():
    register = till()
    register.send(4)
    register.send(None)
    next(register)
