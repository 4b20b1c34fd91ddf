"""A suspended generator goes on under its new name where it stopped under the old one."""
# rules: CRE-11
# source: language reference 7.2 assignment; language reference 7.5 del


def running_sum():
    total = 0
    for number in (1, 2, 3):
        total += number
        yield total


def drive():
    source = running_sum()
    next(source)
    target = source
    del source
    list(target)
