"""Two yields initialise one object from a list in braces: the answers arrive in that order."""
# rules: EXP-05
# source: [dcl.init.list]; [expr.await], CWG 2466
# about: compiler
# body: two_answers_in_braces.cpp


def asks():
    pair = [(yield 1), (yield 2)]
    print(pair)


def drive():
    asking = asks()
    next(asking)
    asking.send("left")
    asking.send("right")
