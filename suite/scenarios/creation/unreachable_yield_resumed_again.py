"""A generator without a single yield hands out its return value once; asked again, it has None."""
# rules: CRE-05 RET-02
# source: PEP 255 Specification


def answer():
    return 5
    yield


def drive():
    generator = answer()
    next(generator)
    next(generator)
