"""An argument of a call is a conditional expression with a yield in each arm: one arm alone yields."""
# rules: EXP-07
# source: [expr.cond]
# about: compiler
# body: conditional_in_a_call.cpp
# needs: own type

chosen = True


def total(first, second):
    return first + second


def asks():
    print("total", total(1, (yield 1) if chosen else (yield 2)))


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
