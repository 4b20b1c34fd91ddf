"""A generator that has not started is moved: the new object is the generator, the old one is empty."""
# rules: OWN-20
# source: [coro.generator.members]
# about: type
# body: type_move_created.cpp
# needs: moves


def move_created():
    # generator(generator&& other) noexcept; "Initializes coroutine_ with exchange(other.coroutine_, {})"
    print("moved")
    print("yields 1")
    # ~generator(); "Equivalent to: if (coroutine_) { coroutine_.destroy(); }"
    print("released a local")
    print("released a")
    print("all gone")


def drive():
    move_created()
