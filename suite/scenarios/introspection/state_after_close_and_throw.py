"""close() closes; so does an exception thrown in that nothing catches."""
# rules: INS-01 CLO-02 THS-04
# source: inspect.getgeneratorstate; test_inspect TestGetGeneratorState


def worker():
    try:
        yield "first"
    except KeyError:
        yield "second"


def drive():
    generator = worker()
    next(generator)
    generator.throw(KeyError("handled"))
    state(generator)
    generator.close()
    state(generator)
    other = worker()
    next(other)
    other.throw(ValueError("not handled"))
    state(other)
