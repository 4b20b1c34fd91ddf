"""Values that count as false are sent like any others; only None is what next() sends."""
# rules: SND-06 SND-01
# source: language reference 6.2.9.1 send


def inspector():
    parcel = yield
    while True:
        parcel = yield [parcel, parcel is None]


def drive():
    generator = inspector()
    next(generator)
    generator.send(0)
    generator.send("")
    generator.send(False)
    generator.send([])
    generator.send(None)
