"""A producer hands its items to a consumer and learns from each answer whether there is room for more."""
# rules: SND-01 RET-01 REE-05
# source: PEP 342


def consumer(capacity):
    shelf = []
    while len(shelf) < capacity:
        item = yield capacity - len(shelf)
        shelf.append(item)
    return shelf


def producer(items, target):
    room = next(target)
    for item in items:
        try:
            room = target.send(item)
        except StopIteration as stop:
            yield ("full", stop.value)
            return
        yield (item, room)


def drive():
    shelf = consumer(2)
    supply = producer(["jam", "tea", "rice"], shelf)
    next(supply)
    next(supply)
    next(supply)
