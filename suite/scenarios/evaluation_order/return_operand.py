"""return (yield x) makes the received value the return value."""
# rules: YEX-14
# source: language reference 7.6


def last_word():
    return (yield 1)


def drive():
    generator = last_word()
    next(generator)
    generator.send(2)
