"""A generator of int& yields the variable itself: whoever reads it may change it."""
# rules: OWN-27
# source: [coro.generator.class]
# about: type
# body: type_yield_reference.cpp
# needs: references


def yield_reference():
    # "reference = conditional_t<is_void_v<V>, Ref&&, Ref>": int& for int&
    print("yields 1")
    print("the body sees 10")
    print("the same variable")


def drive():
    yield_reference()
