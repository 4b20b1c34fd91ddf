"""A handler that yields and then raises the exception again gives the caller the object it threw."""
# rules: CAT-01 THS-04
# source: language reference 7.8


def worker():
    try:
        yield "working"
    except ValueError:
        yield "about to give up"
        raise


def drive():
    generator = worker()
    next(generator)
    problem = ValueError("late")
    generator.throw(problem)
    next(generator)
