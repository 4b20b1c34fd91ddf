"""A generator expression has the methods of a generator."""
# rules: GEX-02
# source: language reference 6.2.8


def drive():
    doubles = (number * 2 for number in range(4))
    hasattr(doubles, "send")
    hasattr(doubles, "throw")
    hasattr(doubles, "close")
