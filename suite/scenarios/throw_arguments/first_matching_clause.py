"""Handlers are tried from the top; subclasses and tuples of classes match, and the first match wins."""
# rules: THA-07
# source: language reference 8.4.1


def worker():
    while True:
        try:
            yield
        except KeyError:
            print("key")
        except (IndexError, ValueError):
            print("index-or-value")
        except LookupError:
            print("lookup")
        except Exception:
            print("other")


def drive():
    generator = worker()
    next(generator)
    generator.throw(KeyError())
    generator.throw(ValueError())
    generator.throw(IndexError())
    generator.throw(LookupError())
    generator.throw(OSError())
    generator.throw(KeyboardInterrupt())
