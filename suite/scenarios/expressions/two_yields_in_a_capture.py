"""Two yields initialise what one lambda captures: each yields its own value and gets its own answer."""
# rules: EXP-06
# source: [expr.prim.lambda.capture]; [expr.await], CWG 2466
# about: compiler
# body: two_yields_in_a_capture.cpp
# needs: own type

count = 0


def tick():
    global count
    count += 1
    return count


def asks():
    total = lambda first=(yield tick()), second=(yield tick()): first + second
    print("total", total())


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
