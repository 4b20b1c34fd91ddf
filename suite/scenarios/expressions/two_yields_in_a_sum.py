"""Two yields are operands of one sum: each yields its own value and gets its own answer."""
# rules: EXP-03 EXP-04
# source: [intro.execution]; [expr.await], CWG 2466
# about: compiler
# body: two_yields_in_a_sum.cpp
# needs: own type

count = 0


def tick():
    global count
    count += 1
    return count


def asks():
    print("sum", (yield tick()) + (yield tick()))


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
