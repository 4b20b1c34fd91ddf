"""A wrapper class that can look at the next value without taking it."""
# rules: ITR-01 RET-01
# source: PEP 255


class Peekable:
    def __init__(self, iterable):
        self.iterator = iter(iterable)
        self.ahead = []

    def __iter__(self):
        return self

    def __next__(self):
        if self.ahead:
            return self.ahead.pop()
        return next(self.iterator)

    def peek(self, default=None):
        if not self.ahead:
            try:
                self.ahead.append(next(self.iterator))
            except StopIteration:
                return default
        return self.ahead[-1]


def letters():
    yield from "abc"


def runs(source):
    source = Peekable(source)
    for item in source:
        count = 1
        while source.peek() == item:
            next(source)
            count += 1
        yield (item, count)


def drive():
    ahead = Peekable(letters())
    ahead.peek()
    next(ahead)
    ahead.peek()
    next(ahead)
    next(ahead)
    ahead.peek("nothing left")
    list(runs("aabcccd"))
