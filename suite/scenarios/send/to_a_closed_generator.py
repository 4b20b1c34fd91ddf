"""A finished generator answers every send with StopIteration and value None, whatever is sent."""
# rules: SND-04 RET-02
# source: language reference 6.2.9.1; PEP 342


def nine():
    return 9
    yield


def drive():
    generator = nine()
    next(generator)
    generator.send(1)
    generator.send(None)
