"""After a handled throw the generator is an ordinary suspended one and runs to its end."""
# rules: THS-01 RET-01
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
    next(generator)
