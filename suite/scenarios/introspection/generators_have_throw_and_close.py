"""A generator has send, throw and close; an iterator of a list has none of them."""
# rules: INS-12
# source: language reference 6.2.9.1


def books():
    yield "book"


def drive():
    generator = books()
    hasattr(generator, "send")
    hasattr(generator, "throw")
    hasattr(generator, "close")
    hasattr(iter(["book"]), "throw")
    hasattr(iter(["book"]), "close")
