"""Two loops inside each other suspend in the inner one and resume there."""
# rules: ITR-07 CRE-07
# source: language reference 8.3


def board(rows, columns):
    for row in range(rows):
        for column in range(columns):
            yield (row, column)
        print("row", row)


def drive():
    cells = board(2, 2)
    next(cells)
    next(cells)
    next(cells)
    list(cells)
