"""A body that catches GeneratorExit and then runs to its end has been closed properly."""
# rules: CLO-11
# source: language reference 6.2.9.1


def worker():
    try:
        yield 1
    except GeneratorExit:
        print("caught")
    print("after")


def drive():
    generator = worker()
    next(generator)
    generator.close()
