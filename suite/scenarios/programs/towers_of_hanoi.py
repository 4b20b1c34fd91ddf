"""The moves of the puzzle come one by one from two delegations around a yield; their number is returned."""
# rules: DLN-05 DLX-06
# source: PEP 380


def moves(discs, source, target, spare):
    if discs == 0:
        return 0
    before = yield from moves(discs - 1, source, spare, target)
    yield f"disc {discs}: {source} to {target}"
    after = yield from moves(discs - 1, spare, target, source)
    return before + 1 + after


def drive():
    puzzle = moves(2, "left", "right", "middle")
    next(puzzle)
    next(puzzle)
    next(puzzle)
    next(puzzle)
