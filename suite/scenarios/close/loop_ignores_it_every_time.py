"""A loop that catches GeneratorExit and yields again makes every close() fail."""
# rules: CLO-12
# source: PEP 342


def worker():
    while True:
        try:
            yield 1
        except GeneratorExit:
            print("ignored")


def drive():
    generator = worker()
    next(generator)
    generator.close()
    generator.close()
    next(generator)
    generator.throw(KeyError("the only way out"))
