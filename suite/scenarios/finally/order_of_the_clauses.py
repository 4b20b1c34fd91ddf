"""First the handler or else, then finally, then what follows."""
# rules: FIN-06
# source: language reference 8.4


def worker():
    try:
        yield "t"
    except ValueError:
        print("except")
    else:
        print("else")
    finally:
        print("finally")
    print("after")


def drive():
    smooth = worker()
    next(smooth)
    next(smooth)
    failed = worker()
    next(failed)
    failed.throw(ValueError())
