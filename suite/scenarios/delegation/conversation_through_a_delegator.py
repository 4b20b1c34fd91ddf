"""The delegator steps aside: values are sent to its delegate until that ends, then it goes on itself."""
# rules: DLN-01 DLN-02
# source: PEP 380


def interviewer():
    name = yield "your name?"
    print(f"name: {name}")
    trade = yield "your trade?"
    print(f"trade: {trade}")


def office():
    print("please come in")
    yield from interviewer()
    print("thank you, goodbye")


def drive():
    visit = office()
    next(visit)
    visit.send("Grace")
    visit.send("admiral")
