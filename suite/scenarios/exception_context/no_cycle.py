"""Throwing in the exception that is being handled already does not make it its own context."""
# rules: CTX-03
# source: bpo-40696


def worker(failure):
    try:
        raise failure
    except Exception:
        try:
            yield
        except Exception as e:
            yield (e is e.__context__, e.__context__ is None)


def drive():
    error = KeyError("a")
    generator = worker(error)
    next(generator)
    generator.throw(error)
