"""An exception that the loop does not know ends it; the next send meets a closed generator."""
# rules: THS-04 SND-04 ITR-11
# source: PEP 342


def clerk():
    while True:
        try:
            form = yield "next, please"
            print(f"filed: {form}")
        except ValueError as complaint:
            print(f"sent back: {complaint}")


def drive():
    desk = clerk()
    next(desk)
    desk.throw(KeyError("fire alarm"))
    desk.send("form B")
