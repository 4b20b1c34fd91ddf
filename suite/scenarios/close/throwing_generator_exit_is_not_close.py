"""throw(GeneratorExit) is no close(): it comes out if nothing catches it, and a yield in reply is simply the
result."""
# rules: CLO-13
# source: language reference 6.2.9.1


def worker(propagate):
    try:
        yield 1
    except GeneratorExit:
        if propagate:
            raise
        yield "alive"


def drive():
    leaving = worker(1)
    next(leaving)
    leaving.throw(GeneratorExit)
    staying = worker(0)
    next(staying)
    staying.throw(GeneratorExit())
