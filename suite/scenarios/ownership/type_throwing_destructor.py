"""The destructor of a local throws while the body runs: the others are released once, and the exception comes out."""
# rules: OWN-29
# source: [except.ctor]; [coro.generator.promise]
# about: type
# body: type_throwing_destructor.cpp


def throwing_destructor():
    print("yields 1")
    # "As control passes from the point where an exception is thrown to a handler, objects are destroyed by a process,
    # specified in this section, called stack unwinding"
    print("released inner")
    print("raises")
    print("released outer")
    # unhandled_exception(); "equivalent to throw"
    print("caught from a destructor")
    print("all gone")


def drive():
    throwing_destructor()
