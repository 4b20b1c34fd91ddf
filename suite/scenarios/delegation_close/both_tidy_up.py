"""close() raises GeneratorExit in the delegate and then in the delegator: both run their finally, the inner one
first."""
# rules: DLC-01
# source: PEP 380


def cellar():
    try:
        yield "in the cellar"
    finally:
        print("cellar locked")


def house():
    try:
        yield from cellar()
    finally:
        print("house locked")


def drive():
    caretaker = house()
    next(caretaker)
    caretaker.close()
