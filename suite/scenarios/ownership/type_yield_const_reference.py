"""A generator of const T& yields the object itself and copies nothing."""
# rules: OWN-28
# source: [coro.generator.promise]
# about: type
# body: type_yield_const_reference.cpp
# needs: references


def yield_const_reference():
    # suspend_always yield_value(yielded val) noexcept; "Equivalent to value_ = addressof(val)."
    print("reads local")
    print("the same object")
    print("reads local")
    print("the same object")
    print("released local")
    print("all gone")


def drive():
    yield_const_reference()
