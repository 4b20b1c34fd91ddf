"""Closing a finished generator does nothing, however often."""
# rules: CLO-03
# source: language reference 6.2.9.1 close


def worker():
    yield 1


def drive():
    generator = worker()
    list(generator)
    generator.close()
    generator.close()
