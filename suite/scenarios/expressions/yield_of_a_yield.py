"""A yield whose operand is a yield: the inner one first, its answer is what the outer one yields."""
# rules: EXP-10
# source: [expr.yield]
# about: compiler
# body: yield_of_a_yield.cpp


def asks():
    answer = yield (yield "inner")
    print("answer", answer)


def drive():
    asking = asks()
    next(asking)
    asking.send("outer")
    asking.send("done")
