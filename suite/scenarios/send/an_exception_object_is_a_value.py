"""Sending an exception object raises nothing inside; it is the value of the yield."""
# rules: SND-06
# source: language reference 6.2.9


def inspector():
    try:
        parcel = yield "waiting"
        yield ("received", parcel.args)
    except ValueError:
        yield "raised"


def drive():
    generator = inspector()
    next(generator)
    generator.send(ValueError("only a value"))
