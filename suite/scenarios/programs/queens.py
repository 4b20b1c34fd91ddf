"""Backtracking: a queen is placed row by row, and the rest is left to the recursive generator."""
# rules: ITR-07 DLN-01
# source: test_generators Queens


def safe(queens, column):
    row = len(queens)
    for other, taken in enumerate(queens):
        if taken == column or abs(taken - column) == row - other:
            return False
    return True


def solutions(size, queens=()):
    if len(queens) == size:
        yield queens
        return
    for column in range(size):
        if safe(queens, column):
            yield from solutions(size, queens + (column,))


def drive():
    boards = solutions(4)
    next(boards)
    next(boards)
    next(boards)
    len(list(solutions(6)))
