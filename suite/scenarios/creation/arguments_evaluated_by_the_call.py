"""The arguments are evaluated by the call, left to right, long before the body starts."""
# rules: CRE-02
# source: language reference 6.3.4; language reference 8.7


def argument(number):
    print("arg", number)
    return number


def pair(left, right):
    print("body", left, right)
    yield left


def drive():
    pairs = pair(argument(1), argument(2))
    next(pairs)
