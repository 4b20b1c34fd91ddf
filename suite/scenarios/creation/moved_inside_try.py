"""A generator that waits inside try ... finally can change its name; the finally still runs once, at its end."""
# rules: CRE-11 FIN-01
# source: LR 7.2 assignment; LR 7.5 del


def guarded():
    try:
        yield "inside"
    finally:
        print("finally")


def drive():
    source = guarded()
    next(source)
    target = source
    del source
    next(target)
