"""Only None may be sent before the start; other false values are refused like any value."""
# rules: PRM-03
# source: PEP 342 spec 3


def single():
    yield 1


def drive():
    generator = single()
    generator.send(0)
    generator.send(False)
    generator.send("")
    generator.send(())
    generator.send([])
    next(generator)
