"""A class that wraps a generator and passes next, send, throw and close on can be delegated to."""
# rules: DLN-09 DLT-05 DLT-02 DLC-03
# source: PEP 380


class Countdown:
    def __init__(self, start):
        self.start = start
        self.generator = self.steps()

    def steps(self):
        while self.start > 0:
            change = yield self.start
            self.start -= 1 if change is None else change
        return "lift-off"

    def __iter__(self):
        return self

    def __next__(self):
        return next(self.generator)

    def send(self, value):
        return self.generator.send(value)

    def throw(self, error):
        return self.generator.throw(error)

    def close(self):
        self.generator.close()


def announce(countdown):
    try:
        result = yield from countdown
        print("result:", result)
    except RuntimeError as error:
        print("aborted:", error)
        yield "hold"


def drive():
    speaker = announce(Countdown(5))
    next(speaker)
    speaker.send(2)
    next(speaker)
    list(speaker)
    again = announce(Countdown(3))
    next(again)
    again.throw(RuntimeError("leak"))
    next(again)
    third = announce(Countdown(3))
    next(third)
    third.close()
