"""A variable is increased by a conditional expression with a yield in each arm: one arm alone yields."""
# rules: EXP-07 EXP-08
# source: [expr.cond]; [expr.ass]
# about: compiler
# body: conditional_in_a_sum.cpp
# needs: own type


def asks():
    total = 1
    total += (yield 1) if total > 5 else (yield 2)
    print("total", total)


def conversation():
    asking = asks()
    answer = None
    try:
        while True:
            print("yields", asking.send(answer))
            answer = 10 if answer is None else answer + 22
    except StopIteration:
        print("ends")


def drive():
    conversation()
