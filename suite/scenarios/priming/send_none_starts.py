"""send(None) on a generator that has not started is next()."""
# rules: PRM-02
# source: PEP 342 spec 3; language reference 6.2.9.1


def single():
    yield 1


def drive():
    generator = single()
    generator.send(None)
