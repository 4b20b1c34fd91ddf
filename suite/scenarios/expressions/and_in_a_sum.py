"""A variable is increased by what stands to the right of a false condition: it does not yield."""
# rules: EXP-08
# source: [expr.log.and]; [expr.ass]
# about: compiler
# body: and_in_a_sum.cpp
# needs: own type


def asks():
    total = 1
    total += 10 * bool(total > 5 and (yield 1))
    print("total", total)
    total += 10 * bool(total < 5 and (yield 2))
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
