"""A generator that only a for loop holds is finalised when break leaves the loop, before the next statement."""
# rules: DEL-07
# source: language reference 8.3


def worker():
    try:
        yield 1
        yield 2
    finally:
        print("fin")


def use():
    for item in worker():
        print("x", item)
        break
    print("after loop")


def drive():
    use()
