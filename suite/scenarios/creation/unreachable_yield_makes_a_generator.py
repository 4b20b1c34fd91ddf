"""A yield that is never reached still makes the function a generator function; its return value comes with the
first next()."""
# rules: CRE-05 RET-01
# source: PEP 255 Specification


def answer():
    return 5
    yield


def drive():
    generator = answer()
    next(generator)
