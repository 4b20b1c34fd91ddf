"""continue inside try runs the finally clause before the next round."""
# rules: ITR-06
# source: language reference 7.10


def sieve():
    for number in range(3):
        try:
            if number == 1:
                continue
            yield number
        finally:
            print("fin", number)


def drive():
    generator = sieve()
    list(generator)
