"""Since 3.13 writing to f_locals of a suspended generator changes its variable; before, it changed a copy."""
# rules: INS-11
# source: PEP 667 (3.13)


def worker():
    x = 1
    yield x
    yield x


def drive():
    generator = worker()
    next(generator)
    generator.gi_frame.f_locals.__setitem__("x", 99)
    next(generator)
