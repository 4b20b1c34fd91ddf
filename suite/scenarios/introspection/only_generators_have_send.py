"""Lists, ranges, plain iterators and iterable objects have no send; that belongs to generators."""
# rules: INS-12
# source: language reference 6.2.9.1


class Shelf:
    def __iter__(self):
        return iter(["book"])


def books():
    yield "book"


def drive():
    hasattr([], "send")
    hasattr(range(3), "send")
    hasattr(Shelf(), "send")
    hasattr(iter([]), "send")
    hasattr(books(), "send")
