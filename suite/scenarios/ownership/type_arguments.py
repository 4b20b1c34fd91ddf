"""Arguments taken by value are moved into the frame, those by reference are not; each is released once."""
# rules: OWN-25
# source: [dcl.fct.def.coroutine]
# about: type
# body: type_arguments.cpp
# needs: moves


def arguments():
    # "When a coroutine is invoked, after initializing its parameters, a copy is created for each coroutine parameter";
    # "if the type is an rvalue reference or an object type, it is initialized with an xvalue": moved, not copied
    print("called")
    print("released temporary")

    # one copy, into the parameter itself
    print("copied kept")
    print("called")
    print("released kept")

    # "The lifetime of parameter copies ends immediately after the lifetime of the coroutine promise object ends."
    print("the frames are gone")
    print("released referred")
    print("released kept")
    print("all gone")


def drive():
    arguments()
