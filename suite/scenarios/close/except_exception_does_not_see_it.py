"""A handler for Exception does not see what close() raises; one for BaseException does."""
# rules: THA-08 CLO-02
# source: language reference 8.4; PEP 342


def worker():
    try:
        try:
            yield 1
        except Exception:
            print("an error")
    except BaseException as error:
        print("caught", type(error).__name__)
        raise


def drive():
    generator = worker()
    next(generator)
    generator.close()
