"""A generator is destroyed in every state; what its frame holds goes once, the last made first."""
# rules: OWN-24
# source: [dcl.fct.def.coroutine]; [coro.generator.members]
# about: type
# body: type_destruction.cpp


def destruction():
    # "The coroutine state is destroyed when control flows off the end of the coroutine or the destroy member function
    # of a coroutine handle that refers to the coroutine is invoked."
    print("not started")
    print("released a")
    # C++20: "In the latter case objects with automatic storage duration that are in scope at the suspend point are
    # destroyed in the reverse order of the construction."
    print("waiting for the first time")
    print("released b first")
    print("released b")
    print("waiting for the second time")
    print("released c second")
    print("released c first")
    print("released c")
    print("finished")
    print("released d second")
    print("released d first")
    print("released d")
    print("ended by an exception")
    print("released e second")
    print("released e first")
    print("released e")
    print("all gone")


def drive():
    destruction()
