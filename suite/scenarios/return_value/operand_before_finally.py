"""The operand of return is evaluated before the finally clause runs."""
# rules: RET-09
# source: language reference 7.6


def operand():
    print("operand")
    return 1


def worker():
    try:
        return operand()
    finally:
        print("fin")
    yield


def drive():
    generator = worker()
    next(generator)
