"""close() runs the finally clauses from the inside out."""
# rules: CLO-10
# source: language reference 8.4.4


def worker():
    try:
        try:
            yield 1
        finally:
            print("inner")
    finally:
        print("outer")


def drive():
    generator = worker()
    next(generator)
    generator.close()
