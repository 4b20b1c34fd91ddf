"""A tuple that is sent through a delegator reaches the send method of the iterator as one argument."""
# rules: DLN-10
# source: bpo-23996; test_send_tuple_with_custom_generator


class Receiver:
    def __iter__(self):
        return self

    def __next__(self):
        return 1

    def send(self, value):
        print("send", value)
        return 2


def outer():
    yield from Receiver()


def drive():
    generator = outer()
    next(generator)
    generator.send((1, 2, 3))
