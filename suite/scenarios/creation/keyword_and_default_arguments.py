"""Keyword and default arguments are bound by the call, like those of any function."""
# rules: CRE-02 CRE-04
# source: language reference 6.3.4; language reference 8.7


def steps(start, stop=10, *, by=1):
    while start < stop:
        yield start
        start += by


def drive():
    fast = steps(start=2, by=4)
    slow = steps(8)
    list(fast)
    list(slow)
    wrong = steps(1, 2, 3)
