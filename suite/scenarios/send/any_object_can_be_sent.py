"""Exceptions, functions and generators are values like others: they arrive and nothing is raised."""
# rules: SND-06
# source: language reference 6.2.9


def inspector():
    while True:
        parcel = yield
        print(type(parcel).__name__)


def drive():
    generator = inspector()
    next(generator)
    generator.send(ValueError("v"))
    generator.send(StopIteration(3))
    generator.send(generator)
    generator.send(inspector)
