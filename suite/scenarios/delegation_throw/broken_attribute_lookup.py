"""When asking the delegate for send fails, the delegator gets the error; for throw, CPython gives it to the caller."""
# rules: DLT-13
# source: test_broken_getattr_handling


class Broken:
    def __iter__(self):
        return self

    def __next__(self):
        return 1

    def __getattr__(self, name):
        1/0


def outer():
    yield from Broken()


def drive():
    sending = outer()
    next(sending)
    sending.send(1)
    throwing = outer()
    next(throwing)
    throwing.throw(AttributeError())
