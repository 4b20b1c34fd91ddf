"""A generator that takes values back: what is sent in comes out again before the rest."""
# rules: DLN-02 SND-01
# source: PEP 342


def returnable(iterable):
    for item in iterable:
        back = yield item
        while back is not None:
            yield "taken back"
            back = yield back


def words():
    result = yield from returnable(["one", "two", "three"])
    print("no more words:", result)


def drive():
    reader = words()
    next(reader)
    next(reader)
    reader.send("two")
    next(reader)
    next(reader)
    next(reader)
