"""A generator that waits inside try ... finally can change its name; the finally still runs once, at its end."""
# rules: CRE-11 FIN-01
# source: language reference 7.2 assignment; language reference 7.5 del


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
