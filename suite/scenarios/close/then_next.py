"""A closed generator raises StopIteration at every next(), wherever it was suspended."""
# rules: CLO-15 CLO-02
# source: language reference 6.2.9.1 close


def numbers():
    for number in range(3):
        yield number


def drive():
    generator = numbers()
    next(generator)
    generator.close()
    next(generator)
    next(generator)
