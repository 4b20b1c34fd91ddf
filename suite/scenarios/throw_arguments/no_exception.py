"""What is no exception cannot be thrown: TypeError for the caller; the generator is not resumed and stays
suspended."""
# rules: THA-02
# source: test_generators throw tests


def worker():
    try:
        yield 1
    except TypeError:
        print("must not be seen")


def drive():
    generator = worker()
    next(generator)
    generator.throw(5)
    generator.throw("abc")
    generator.throw(int)
    generator.throw(None)
    next(generator)
