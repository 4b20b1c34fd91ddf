"""A generator that was closed before its start is at its end."""
# rules: CLO-01 CLO-15
# source: language reference 6.2.9.1 close; PEP 342 spec 5


def worker():
    try:
        yield 1
    finally:
        print("never")


def drive():
    generator = worker()
    generator.close()
    next(generator)
