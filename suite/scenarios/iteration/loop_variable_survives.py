"""The loop variable is an ordinary local and keeps its last value after the loop."""
# rules: ITR-09
# source: language reference 8.3


def numbers():
    for number in range(2):
        yield number
    yield ("after", number)


def drive():
    generator = numbers()
    list(generator)
