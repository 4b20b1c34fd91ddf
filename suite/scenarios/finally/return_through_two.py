"""return runs every finally between itself and the end of the function, from the inside out."""
# rules: FIN-05
# source: language reference 8.4.4


def worker():
    try:
        for number in range(3):
            try:
                yield number
                if number == 1:
                    return "rv"
            finally:
                print("in", number)
    finally:
        print("out")


def drive():
    generator = worker()
    next(generator)
    next(generator)
    next(generator)
