"""A yield to the right of "and" in what is added to a variable: it takes place when the left side is true."""
# rules: EXP-08
# source: [expr.log.and]; [expr.ass]
# about: compiler
# body: and_in_compound_assignment.cpp


def asks(flag):
    total = 1
    total += 10 * bool(flag and ((yield "only when set") is None))
    print("total", total)
    yield "after"


def drive():
    asking = asks(False)
    next(asking)
    next(asking)
    another = asks(True)
    next(another)
    next(another)
    next(another)
