"""A generator that has yielded in finally during close() is suspended there; the next resumption lets
GeneratorExit go on."""
# rules: CLO-09
# source: language reference 6.2.9.1 close


def worker():
    try:
        yield 1
    finally:
        yield "fin"


def drive():
    generator = worker()
    next(generator)
    generator.close()
    next(generator)
