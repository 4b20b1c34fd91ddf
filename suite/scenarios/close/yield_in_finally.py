"""A yield in a finally clause that close() runs counts as ignoring GeneratorExit."""
# rules: CLO-09 RET-01
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
