"""Two yields are arguments of one call: each yields its own value and gets its own answer."""
# rules: EXP-01 EXP-02
# source: [expr.call]; [expr.await], CWG 2466
# about: compiler
# body: two_yields_in_a_call.cpp
# needs: own type

count = 0


def tick():
    global count
    count += 1
    return count


def total(first, second):
    return first + second


def asks():
    print("total", total((yield tick()), (yield tick())))


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
