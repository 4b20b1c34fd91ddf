"""A conditional expression with a yield in each arm, and a member of it: one arm alone is evaluated."""
# rules: EXP-07
# source: [expr.cond]
# about: compiler
# body: conditional_with_a_member.cpp


def asks(flag):
    length = len((yield "then") if flag else (yield "else"))
    print("length", length)


def drive():
    asking = asks(True)
    next(asking)
    asking.send("abc")
    another = asks(False)
    next(another)
    another.send("a")
