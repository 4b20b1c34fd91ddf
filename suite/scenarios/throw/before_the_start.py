"""A throw before the first step runs nothing: no try block of the body has been entered yet, so none can catch."""
# rules: THS-06
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
