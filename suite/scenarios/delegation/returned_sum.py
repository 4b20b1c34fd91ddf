"""The delegate adds up what is sent; its return value becomes the value of the yield from."""
# rules: DLN-05 DLN-02
# source: PEP 380


def adding_up():
    weight = 0
    while True:
        parcel = yield
        if parcel is None:
            return weight
        weight += parcel


def lorry():
    load = yield from adding_up()
    yield f"loaded {load} kilos"


def drive():
    delivery = lorry()
    next(delivery)
    delivery.send(12)
    delivery.send(30)
    delivery.send(8)
    delivery.send(None)
    next(delivery)
