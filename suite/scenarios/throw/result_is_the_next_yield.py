"""When the exception is handled and another yield is reached, its operand is the result of throw()."""
# rules: THS-02
# source: language reference 6.2.9.1 throw


def worker():
    while True:
        try:
            yield "a"
        except ValueError:
            yield "handler"


def drive():
    generator = worker()
    next(generator)
    generator.throw(ValueError())
    next(generator)
