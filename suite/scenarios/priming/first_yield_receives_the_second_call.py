"""The call that starts the body delivers nothing to the first yield; the value of the next call does."""
# rules: PRM-02 SND-01
# source: PEP 342 spec 3; language reference 6.2.9.1


def listener():
    first = yield "listening"
    second = yield ("first was", first)
    yield ("second was", second)


def drive():
    generator = listener()
    generator.send(None)
    generator.send("one")
    generator.send("two")
