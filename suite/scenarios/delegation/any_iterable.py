"""yield from takes whatever a for loop takes: ranges, strings, dictionaries, sequences."""
# rules: DLN-08
# source: PEP 380; test_delegation_of_next_to_non_generator


class Sequence:
    def __getitem__(self, index):
        if index >= 2:
            raise IndexError
        return index * 10


def outer():
    yield from range(2)
    yield from "ab"
    yield from {"k": 1}
    yield from Sequence()


def drive():
    generator = outer()
    list(generator)
