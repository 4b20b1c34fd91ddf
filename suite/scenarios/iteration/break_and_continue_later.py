"""Breaking out of a for loop leaves the generator where it is; a second loop goes on from there."""
# rules: ITR-03
# source: language reference 8.3


def numbers():
    for number_of in range(4):
        yield number_of


def part(generator, count):
    taken = []
    for number in generator:
        taken.append(number)
        if len(taken) == count:
            break
    return taken


def drive():
    generator = numbers()
    part(generator, 2)
    part(generator, 9)
