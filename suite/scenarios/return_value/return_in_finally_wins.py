"""A return in finally replaces a return value and swallows an exception that is on its way."""
# rules: RET-07
# source: language reference 8.4.4


def worker(failing):
    try:
        if failing:
            raise ValueError("x")
        return 1
    finally:
        return 2
    yield


def drive():
    calm = worker(0)
    next(calm)
    failed = worker(1)
    next(failed)
