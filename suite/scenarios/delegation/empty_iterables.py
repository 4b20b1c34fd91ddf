"""Delegating to something empty yields nothing and has the value None."""
# rules: DLN-06
# source: PEP 380; test_yield_from_empty


def outer():
    from_list = yield from []
    from_tuple = yield from ()
    yield (from_list, from_tuple)


def drive():
    generator = outer()
    next(generator)
