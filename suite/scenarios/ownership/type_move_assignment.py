"""Assignment drops what the target was, in every state that it can be in, and makes it the other."""
# rules: OWN-21
# source: [coro.generator.members]
# about: type
# body: type_move_assignment.cpp
# needs: moves


def move_assignment():
    # generator& operator=(generator other) noexcept; "swap(coroutine_, other.coroutine_)", and other goes with the call
    print("released created")
    print("assigned")
    print("released source local")
    print("released source")

    print("released suspended local")
    print("released suspended")
    print("assigned")
    print("released source local")
    print("released source")

    # arguments of one that has finished go with it at the latest
    print("released closed local")
    print("released closed")
    print("assigned")
    print("released source local")
    print("released source")

    print("assigned")
    print("released other")
    print("released source local")
    print("released source")
    print("all gone")


def drive():
    move_assignment()
