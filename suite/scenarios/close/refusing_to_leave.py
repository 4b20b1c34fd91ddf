"""On GeneratorExit a body may return, raise it again or raise something else (this one yields, which close()
reports)."""
# rules: CLO-05 RET-01
# source: language reference 6.2.9.1 close


def guest():
    try:
        yield "sitting"
    except GeneratorExit:
        yield "still sitting"


def drive():
    visitor = guest()
    next(visitor)
    visitor.close()
    next(visitor)
