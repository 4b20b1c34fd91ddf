"""An iterator goes on when its generator has moved."""
# rules: OWN-23
# source: [coro.generator.members]
# about: type
# body: type_move_while_iterating.cpp
# needs: moves


def move_while_iterating():
    print("yields 1")
    # "Iterators previously obtained from other are not invalidated; they become iterators into *this."
    print("moved")
    print("yields 2")
    print("moved again")
    print("released a local")
    print("released a")
    print("all gone")


def drive():
    move_while_iterating()
