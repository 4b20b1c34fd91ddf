"""close() at the second of three yields never reaches the third."""
# rules: CLO-02
# source: language reference 6.2.9.1 close


def steps():
    print("one")
    yield 1
    print("two")
    yield 2
    print("three")
    yield 3


def drive():
    generator = steps()
    next(generator)
    next(generator)
    generator.close()
