"""A delegation inside a loop and a try: a delegate that fails does not stop the others."""
# rules: DLN-01 DLN-11
# source: PEP 380 Formal Semantics; test_delegation_of_next_call_to_subgenerator


def reading(name):
    yield name + " started"
    if name == "bad":
        raise OSError("no such file")
    yield name + " read"


def reading_all(names):
    for name in names:
        try:
            yield from reading(name)
        except OSError as error:
            yield str(error)


def drive():
    generator = reading_all(["good", "bad", "best"])
    list(generator)
