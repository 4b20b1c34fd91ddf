"""The else of a while loop runs when its condition has become false, not after break."""
# rules: ITR-05
# source: language reference 8.2


def search(stop):
    number = 0
    while number < 2:
        if number == stop:
            break
        yield number
        number += 1
    else:
        yield "else"


def drive():
    complete = search(9)
    list(complete)
    broken = search(1)
    list(broken)
