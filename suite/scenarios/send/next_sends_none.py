"""A yield that is resumed by next() has the value None."""
# rules: SND-02
# source: language reference 6.2.9.1 __next__


def listener():
    received = yield 1
    print(received is None)
    yield 2


def drive():
    generator = listener()
    next(generator)
    next(generator)
