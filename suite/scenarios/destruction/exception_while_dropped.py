"""An exception that a finally raises while the generator is dropped has no caller; it is only reported."""
# rules: DEL-04
# source: PEP 342; sys.unraisablehook


def worker():
    try:
        yield 1
    finally:
        raise ValueError("in del")


def drive():
    generator = worker()
    next(generator)
    del generator
