"""Destroying a generator that delegates destroys its delegates, the innermost first, each once."""
# rules: OWN-33
# source: [coro.generator.members]
# about: type
# body: type_delegate_destruction.cpp
# needs: delegation


def delegate_destruction():
    print("yields 1")
    # "Ownership of recursively yielded generators is held in awaitable objects in the coroutine frame of the yielding
    # generator, so destroying the root generator effectively destroys the entire stack of yielded generators."
    print("released inner local")
    print("released inner")
    print("released middle local")
    print("released middle")
    print("released outer local")
    print("released outer")
    print("all gone")


def drive():
    delegate_destruction()
