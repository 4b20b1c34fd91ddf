"""StopIteration thrown over a list iterator: since 3.12 it ends the yield from; before, as in PEP 380, it is
raised there."""
# rules: DLT-11
# source: PEP 380 (looks up throw by getattr)


def outer():
    yield from [1, 2]


def drive():
    generator = outer()
    next(generator)
    generator.throw(StopIteration("s"))
