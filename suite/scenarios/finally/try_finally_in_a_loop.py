"""Each round of the loop runs its own finally, at the resumption that leaves the round."""
# rules: FIN-01 ITR-06
# source: PEP 342 (yield in try/finally)


def rounds():
    for number in (1, 2):
        try:
            yield number
        finally:
            print("round", number, "over")


def drive():
    generator = rounds()
    next(generator)
    next(generator)
    next(generator)
