"""The very object that was sent arrives: what the body does to it, the sender sees."""
# rules: SND-05
# source: PEP 342


def stamp():
    parcel = yield
    parcel.append(1)
    yield


def drive():
    generator = stamp()
    next(generator)
    parcel_sent = []
    generator.send(parcel_sent)
    parcel_sent
