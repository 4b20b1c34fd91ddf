"""An exception thrown into a loop that stands inside try ends the loop; the handler may yield its own value."""
# rules: THS-02 ITR-06
# source: language reference 6.2.9.1 throw


def count():
    number = 0
    try:
        while True:
            yield number
            number += 1
    except KeyError:
        yield ("stopped at", number)


def drive():
    counter = count()
    next(counter)
    next(counter)
    counter.throw(KeyError("enough"))
    next(counter)
