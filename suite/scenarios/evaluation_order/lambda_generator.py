"""A lambda with a yield is a generator function; the value of its expression is the return value."""
# rules: YEX-19
# source: language reference 6.14 lambda; test_lambda_generator


def make_asker():
    return lambda: (yield 1)


def drive():
    generator = make_asker()()
    next(generator)
    generator.send(2)
