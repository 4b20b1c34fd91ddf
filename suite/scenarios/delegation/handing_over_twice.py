"""A delegator that delegates twice, one after the other, continues between the two."""
# rules: DLN-01 DLN-05
# source: PEP 380 Formal Semantics; test_delegation_of_next_call_to_subgenerator


def part(name, count):
    for number in range(count):
        yield (name, number)
    return count


def whole():
    first = yield from part("a", 2)
    print("first part:", first)
    second = yield from part("b", 1)
    print("second part:", second)
    return first + second


def drive():
    generator = whole()
    next(generator)
    next(generator)
    next(generator)
    next(generator)
