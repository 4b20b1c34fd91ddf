"""An exception of a delegate arrives where its delegator waits, and can be caught there."""
# rules: OWN-32
# source: [coro.generator.promise]
# about: type
# body: type_delegate_exception.cpp
# needs: delegation


def delegate_exception():
    print("yields 1")
    # "await_resume evaluates rethrow_exception(except_) if bool(except_) is true"
    print("released inner")
    print("outer caught broken")
    print("yields 2")
    print("ends")


def drive():
    delegate_exception()
