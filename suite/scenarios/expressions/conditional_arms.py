"""A conditional expression with a yield in each arm, within a larger one: one arm alone yields."""
# rules: EXP-07
# source: [expr.cond]
# about: compiler
# body: conditional_arms.cpp


def received(prefix, value):
    print(prefix)


def asks(flag):
    received("received", (yield "then") if flag else (yield "else"))
    yield "after"


def drive():
    asking = asks(True)
    next(asking)
    next(asking)
    next(asking)
    another = asks(False)
    next(another)
    next(another)
    next(another)
