"""except Exception does not catch GeneratorExit; finally runs on the way out."""
# rules: THA-08
# source: language reference 8.4; PEP 342


def worker():
    try:
        yield 1
    except Exception:
        print("no")
    finally:
        print("fin")


def drive():
    generator = worker()
    next(generator)
    generator.throw(GeneratorExit())
    issubclass(GeneratorExit, Exception)
