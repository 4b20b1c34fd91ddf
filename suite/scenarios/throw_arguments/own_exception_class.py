"""An exception class of the program's own is thrown and matched like the built-in ones."""
# rules: THA-07 THS-01
# source: language reference 8.4.1


class Cancelled(Exception):
    def __init__(self, reason):
        super().__init__(reason)
        self.reason = reason


def job():
    try:
        yield "working"
    except Cancelled as cancelled:
        yield ("cancelled", cancelled.reason)


def drive():
    generator = job()
    next(generator)
    generator.throw(Cancelled("lunch"))
    next(generator)
