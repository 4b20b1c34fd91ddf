"""Dropping a generator that has not started runs nothing of its body."""
# rules: DEL-02
# source: PEP 342


def worker():
    print("body")
    try:
        yield 1
    finally:
        print("fin")


def drive():
    generator = worker()
    del generator
