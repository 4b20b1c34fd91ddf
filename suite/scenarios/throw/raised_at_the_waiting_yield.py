"""The thrown exception is raised at the yield where the generator waits and can be handled there."""
# rules: THS-01
# source: language reference 6.2.9.1 throw; PEP 342 spec 4


def worker():
    try:
        yield 1
    except ValueError as error:
        print("caught", error)
        yield 2


def drive():
    generator = worker()
    next(generator)
    generator.throw(ValueError("v"))
