"""A loop that handles its exceptions takes any number of throws, with sends in between."""
# rules: THS-01 THS-02
# source: language reference 6.2.9.1 throw; PEP 342 spec 4


def shop():
    served = 0
    while True:
        try:
            customer = yield served
            served += 1
            print("served", customer)
        except ValueError as complaint:
            print("complaint:", complaint)


def drive():
    counter = shop()
    next(counter)
    counter.send("Ada")
    counter.throw(ValueError("too slow"))
    counter.throw(ValueError("too cold"))
    counter.send("Bob")
