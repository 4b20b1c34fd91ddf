"""Memory for a frame cannot be had: the call throws, nothing runs, and each argument is released once."""
# rules: OWN-30
# source: [dcl.fct.def.coroutine]; [coro.generator.promise]
# about: type
# body: type_failing_allocation.cpp
# needs: failing allocation


def failing_allocation():
    # "This storage is known as the coroutine state and is obtained by calling a non-array allocation function"; what
    # that throws leaves the call, and the parameters go as those of any function do
    print("released a")
    print("bad_alloc")


def drive():
    failing_allocation()
