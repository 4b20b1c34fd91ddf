"""A yield can be the condition of a loop: it runs as long as true values are sent."""
# rules: YEX-12
# source: PEP 342; language reference 8.2


def counter():
    rounds = 0
    while (yield rounds):
        rounds += 1
    return rounds


def drive():
    generator = counter()
    next(generator)
    generator.send(True)
    generator.send(1)
    generator.send(0)
