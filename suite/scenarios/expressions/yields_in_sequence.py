"""Yields that the language puts in sequence, by comma, "and", "or" and a condition: each in its turn."""
# rules: EXP-11
# source: [expr.comma]; [expr.log.and]; [expr.log.or]; [expr.cond]
# about: compiler
# body: yields_in_sequence.cpp


def asks():
    first, second = (yield 1), (yield 2)
    print("both")
    if (yield 3) is None and (yield 4) is None:
        print("and")
    if (yield 5) is not None or (yield 6) is None:
        print("or")
    chosen = (yield 7) is not None
    print("then" if chosen else (yield 8))


def drive():
    asking = asks()
    list(asking)
