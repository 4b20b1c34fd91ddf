"""The very object that was yielded is in the caller's hands: its changes are seen inside after the resumption."""
# rules: SND-08 ITR-08
# source: language reference 6.2.9


def lender():
    items = []
    yield items
    print(items)


def drive():
    generator = lender()
    lent = next(generator)
    lent.append(7)
    next(generator)
