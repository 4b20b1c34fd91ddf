"""An endless generator runs only as far as it is asked; then it can be forgotten."""
# rules: ITR-08
# source: PEP 255


def naturals():
    number = 0
    while True:
        print("step", number)
        yield number
        number += 1


def drive():
    generator = naturals()
    next(generator)
    next(generator)
