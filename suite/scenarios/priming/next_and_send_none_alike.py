"""next(), __next__() and send(None) are three spellings of one call, before the start and after it."""
# rules: PRM-02 SND-02 SND-03
# source: PEP 342


def listening():
    while True:
        print("heard", (yield))


def drive():
    one = listening()
    two = listening()
    next(one)
    two.send(None)
    next(one)
    two.send(None)
    one.__next__()
