"""Both the two- and the three-argument form of throw are deprecated since 3.12, not only the former; all of them
still work."""
# rules: THA-01 THA-04
# source: language reference 6.2.9.1 throw


def clerk():
    while True:
        try:
            yield "next, please"
        except ValueError as complaint:
            print(f"sent back: {complaint}")


def drive():
    desk = clerk()
    next(desk)
    desk.throw(ValueError, "no signature")
    desk.throw(ValueError, ValueError("ready made"))
    desk.throw(ValueError, ("no date", "no place"))
    desk.throw(ValueError)
    desk.throw(ValueError, None, None)
