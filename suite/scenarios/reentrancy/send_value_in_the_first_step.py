"""Sending a value to a generator that runs its first step is an error of running, not of not having started."""
# rules: REE-06
# source: language reference 6.2.9.1


def worker():
    try:
        generator.send(5)
    except Exception as error:
        yield type(error).__name__


def drive():
    generator = worker()
    next(generator)
