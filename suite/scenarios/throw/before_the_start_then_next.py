"""A throw before the first step closes the generator."""
# rules: THS-06 ITR-11
# source: PEP 342; test_generators throw tests


def worker():
    try:
        print("body")
        yield 1
    except ValueError:
        yield 2
    finally:
        print("fin")


def drive():
    generator = worker()
    generator.throw(ValueError("v"))
    next(generator)
