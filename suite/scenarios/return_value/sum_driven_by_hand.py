"""Driven by hand, the same worker shows its return value as the value of StopIteration."""
# rules: RET-01 SND-01
# source: PEP 380


def adding_up():
    weight = 0
    while True:
        parcel = yield
        if parcel is None:
            return weight
        weight += parcel


def drive():
    scales = adding_up()
    next(scales)
    scales.send(12)
    scales.send(30)
    scales.send(None)
