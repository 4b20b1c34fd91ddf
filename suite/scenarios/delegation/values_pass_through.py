"""What the delegate yields goes straight to the caller, between the delegator's own values."""
# rules: DLN-01
# source: PEP 380 Formal Semantics; test_delegation_of_next_call_to_subgenerator


def inner():
    print("i1")
    yield 1
    print("i2")
    yield 2


def outer():
    yield 0
    yield from inner()
    yield 3


def drive():
    generator = outer()
    list(generator)
