"""return inside try triggers no except clause, not even a bare one, but does run finally."""
# rules: RET-05
# source: PEP 255


def worker():
    try:
        return 1
    except:
        yield "no"
    finally:
        yield "fin"


def drive():
    generator = worker()
    next(generator)
    next(generator)
