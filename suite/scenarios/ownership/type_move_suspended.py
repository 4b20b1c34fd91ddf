"""A generator that waits is moved: its frame is destroyed once, with the new object."""
# rules: OWN-20
# source: [coro.generator.members]
# about: type
# body: type_move_suspended.cpp
# needs: moves


def move_suspended():
    print("yields 1")
    # "Initializes coroutine_ with exchange(other.coroutine_, {})": the old object holds nothing to be destroyed
    print("moved twice")
    print("the first two are gone")
    print("released a local")
    print("released a")
    print("all gone")


def drive():
    move_suspended()
