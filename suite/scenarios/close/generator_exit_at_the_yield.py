"""close() raises GeneratorExit at the waiting yield; when it comes out again, close() returns None."""
# rules: CLO-02
# source: language reference 6.2.9.1 close


def worker():
    try:
        yield 1
    except GeneratorExit as exit_request:
        print("GE", exit_request.args)
        raise


def drive():
    generator = worker()
    next(generator)
    generator.close()
