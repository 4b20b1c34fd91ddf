"""What is sent to the delegator arrives in the delegate; the delegator does not see it."""
# rules: DLN-02
# source: PEP 380; test_delegation_of_send


def inner():
    first = yield 1
    print("inner", first)
    second = yield 2
    print("inner", second)


def outer():
    result = yield from inner()
    print("outer", result)


def drive():
    generator = outer()
    next(generator)
    generator.send("a")
    generator.send("b")
