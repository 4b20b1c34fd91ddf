"""What is sent to one generator is not seen by another of the same function."""
# rules: CRE-07 SND-02
# source: PEP 255; PEP 342


def listener(name):
    heard = None
    while True:
        heard = yield [name, heard]


def drive():
    one = listener("one")
    two = listener("two")
    next(one)
    next(two)
    one.send("for one")
    next(two)
    two.send("for two")
    next(one)
