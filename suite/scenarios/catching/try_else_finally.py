"""else runs only after a body that went through; what it raises is not for the handlers above it."""
# rules: CAT-03
# source: language reference 8.4.3


def worker(failing):
    try:
        if failing == 1:
            raise KeyError("b")
        yield "body"
    except ValueError:
        yield "caught?"
    except KeyError:
        yield "key"
    else:
        yield "else"
        raise ValueError("from else")
    finally:
        yield "fin"


def drive():
    smooth = worker(0)
    next(smooth)
    next(smooth)
    next(smooth)
    next(smooth)
    failed = worker(1)
    list(failed)
