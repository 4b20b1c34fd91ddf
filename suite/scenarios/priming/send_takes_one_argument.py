"""send() without an argument or with two is refused before anything is resumed."""
# rules: PRM-04
# source: language reference 6.2.9.1 send


def single():
    print("run")
    yield 1


def drive():
    generator = single()
    generator.send()
    generator.send(1, 2)
    next(generator)
