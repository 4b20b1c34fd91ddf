"""What the caller is handling becomes the context of an exception that the generator raises."""
# rules: CTX-05
# source: language reference 8.4; sys.exc_info docs


def worker():
    yield 1
    raise KeyError("k")


def resume_while_handling(generator):
    try:
        raise ValueError("outer")
    except ValueError:
        next(generator)


def drive():
    generator = worker()
    next(generator)
    resume_while_handling(generator)
