"""An exception raised by __exit__ replaces the one on its way."""
# rules: WTH-02 CTX-08
# source: language reference 8.5


class Picky:
    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        raise KeyError("from exit")


def worker():
    with Picky():
        yield "inside"


def drive():
    generator = worker()
    next(generator)
    generator.throw(ValueError("thrown"))
