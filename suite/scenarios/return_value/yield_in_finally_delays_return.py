"""A yield in finally suspends a return that is under way; resumed, it completes with the value it had."""
# rules: RET-06 RET-09
# source: language reference 8.4.4


def worker():
    box = [1]
    try:
        return box[0]
    finally:
        box[0] = 2
        received = yield "fin"
        print("resumed", received)


def drive():
    generator = worker()
    next(generator)
    generator.send("r")
