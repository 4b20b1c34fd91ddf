"""The sent value becomes the value of the yield that waits; the result of send is the operand of the next yield."""
# rules: SND-01
# source: language reference 6.2.9.1 send; PEP 342


def dialogue():
    first = yield 1
    print("got", first)
    second = yield 2
    print("got", second)


def drive():
    generator = dialogue()
    next(generator)
    generator.send("A")
    generator.send("B")
