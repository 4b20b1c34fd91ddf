"""Two generators in different states change places."""
# rules: OWN-20 OWN-21
# source: [coro.generator.members]
# about: type
# body: type_swap.cpp
# needs: moves


def swap():
    # a move construction and two move assignments, each of which leaves its source empty
    print("yields 1")
    print("swapped")
    print("yields 1")
    print("released b local")
    print("released b")
    print("released a local")
    print("released a")
    print("all gone")


def drive():
    swap()
