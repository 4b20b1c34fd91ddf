"""A generator is moved by its own body; the iterator that resumed it goes on."""
# rules: OWN-23
# source: [coro.generator.members]
# about: type
# body: type_move_running.cpp
# needs: moves


def move_running():
    print("yields 1")
    print("the body moves its generator")
    # "Iterators previously obtained from other are not invalidated; they become iterators into *this."
    print("yields 2")
    print("released a local")
    print("released a")
    print("all gone")


def drive():
    move_running()
