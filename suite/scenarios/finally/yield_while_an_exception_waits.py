"""A yield in finally suspends an exception that is on its way; resumed, the exception goes on."""
# rules: FIN-02
# source: language reference 8.4.4


def worker():
    try:
        yield 1
    finally:
        received = yield "fin"
        print("r", received)


def drive():
    generator = worker()
    next(generator)
    generator.throw(ValueError("v"))
    generator.send("x")
