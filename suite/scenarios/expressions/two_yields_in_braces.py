"""Two yields initialise one object from a list in braces: from left to right, each with its own answer."""
# rules: EXP-05
# source: [dcl.init.list]; [expr.await], CWG 2466
# about: compiler
# body: two_yields_in_braces.cpp
# needs: own type


def asks():
    first, second = [(yield 1), (yield 2)]
    print("pair", first, second)


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
