"""A loop with a handler around its yield survives the exceptions that it knows, and takes values again."""
# rules: THS-01 THS-02 SND-01
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
    desk.send("form A")
    desk.throw(ValueError("no signature"))
    desk.send("form A, signed")
