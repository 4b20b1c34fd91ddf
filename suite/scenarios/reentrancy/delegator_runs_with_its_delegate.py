"""While its delegate runs, the delegating generator counts as running and cannot be resumed."""
# rules: REE-03
# source: test_delegating_generators_claim_to_be_running


def inner():
    try:
        next(generator)
    except ValueError as error:
        print(error)
    yield 1


def outer():
    yield from inner()


def drive():
    generator = outer()
    next(generator)
