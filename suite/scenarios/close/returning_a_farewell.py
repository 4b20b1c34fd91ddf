"""The value returned on GeneratorExit is the result of close() from 3.13 on; before, close() always gave None."""
# rules: CLO-06 CLO-11
# source: language reference 6.2.9.1 close


def shop():
    try:
        yield "open"
    except GeneratorExit:
        return "see you tomorrow"


def drive():
    door = shop()
    next(door)
    door.close()
