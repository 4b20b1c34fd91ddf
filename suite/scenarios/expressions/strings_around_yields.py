"""Texts are put together around two yields: every temporary is destroyed once."""
# rules: EXP-09
# source: [class.temporary]; [expr.cond]
# about: compiler
# body: strings_around_yields.cpp

count = 0


def tick():
    global count
    count += 1
    return count


def named(value):
    return "none" if value is None else "some"


def asks():
    print("a long text, for the heap" + named((yield tick())) + ("yes, and long" if (yield tick()) is None else "no"))


def drive():
    asking = asks()
    next(asking)
    next(asking)
    next(asking)
