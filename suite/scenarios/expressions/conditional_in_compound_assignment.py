"""A yield in one arm of what is added to a variable: it takes place when this arm is chosen, and not otherwise."""
# rules: EXP-08
# source: [expr.cond]; [expr.ass]
# about: compiler
# body: conditional_in_compound_assignment.cpp


def asks(flag):
    total = 1
    total += 10 if (yield "asked") is None and flag else 20
    total += 100 if not flag else len((yield "only when set") or "")
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
