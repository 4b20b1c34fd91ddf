"""Closing a generator that has not started runs nothing, not even its finally."""
# rules: CLO-01
# source: language reference 6.2.9.1 close; PEP 342 spec 5


def worker():
    try:
        yield 1
    finally:
        print("never")


def drive():
    generator = worker()
    generator.close()
