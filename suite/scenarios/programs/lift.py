"""A state machine: next() moves on to the following floor, send() calls the lift to a floor by name."""
# rules: SND-01 SND-02
# source: PEP 342


def lift():
    above = {"cellar": "hall", "hall": "attic", "attic": "cellar"}
    floor = "cellar"
    while True:
        called = yield floor
        if called and called in above:
            floor = called
        else:
            floor = above[floor]


def drive():
    cabin = lift()
    next(cabin)
    cabin.send(None)
    cabin.send("cellar")
    cabin.send(None)
    cabin.send("roof")
