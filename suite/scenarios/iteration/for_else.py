"""The else of a for loop runs, and may yield, when the loop was not left by break."""
# rules: ITR-04
# source: language reference 8.3


def search(stop):
    for number in range(3):
        if number == stop:
            break
        yield number
    else:
        yield "else"


def drive():
    complete = search(9)
    list(complete)
    broken = search(1)
    list(broken)
