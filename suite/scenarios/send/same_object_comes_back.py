"""A value that is sent in and yielded again is the same object, not an equal one."""
# rules: SND-05 SND-08
# source: PEP 342


def echo():
    parcel = yield "send something"
    yield parcel


def drive():
    generator = echo()
    next(generator)
    sent = ["book"]
    back = generator.send(sent)
    back is sent
