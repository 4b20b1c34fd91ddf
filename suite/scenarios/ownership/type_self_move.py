"""A generator that is assigned to itself stays what it was."""
# rules: OWN-22
# source: [coro.generator.members]
# about: type
# body: type_self_move.cpp
# needs: moves


def self_move():
    print("yields 1")
    # operator=(generator other) takes its argument by value: the swap brings back what the argument took away
    print("assigned")
    print("released a local")
    print("released a")
    print("all gone")


def drive():
    self_move()
