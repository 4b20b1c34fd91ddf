"""A generator that has finished is moved, and both objects are destroyed."""
# rules: OWN-20
# source: [coro.generator.members]
# about: type
# body: type_move_finished.cpp
# needs: moves


def move_finished():
    print("yields 1")
    print("yields 2")
    print("released a local")
    # ~generator() destroys what coroutine_ refers to; the standard keeps arguments until then, and sooner is no fault
    print("released a")
    print("all gone")


def drive():
    move_finished()
