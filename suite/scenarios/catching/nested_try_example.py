"""The example of PEP 255 with try blocks inside each other yields 1, 2, 4, 5, 8, 9, 10, 11."""
# rules: CAT-02
# source: PEP 255 (f example: 1 2 4 5 8 9 10 11)


def worker():
    try:
        yield 1
        try:
            yield 2
            1//0
            yield 3
        except ZeroDivisionError:
            yield 4
            yield 5
            raise
        except:
            yield 6
        yield 7
    except:
        yield 8
    yield 9
    try:
        unused = 12
    finally:
        yield 10
    yield 11


def drive():
    generator = worker()
    list(generator)
