"""Values travel both ways: yield hands one out, and the next send brings one in."""
# rules: SND-01 PRM-02
# source: PEP 342


def waiter():
    print("at the table")
    starter = yield "what to start with?"
    print(f"noted: {starter}")
    main = yield "and then?"
    print(f"noted too: {main}")


def drive():
    order = waiter()
    question = next(order)
    second = order.send("soup")
    order.send("dumplings")
