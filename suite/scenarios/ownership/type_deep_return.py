"""100,000 delegations end within one step, the innermost first."""
# rules: OWN-34
# source: [coro.generator.promise]; [coro.generator.members]; [implimits]
# about: type
# body: type_deep_return.cpp
# needs: delegation


def deep_return():
    print("reached 100000")
    # final_suspend: "pop the coroutine handle from the top of *x.active_, and resume execution of the coroutine
    # referred to by x.active_->top()"
    print("ends")


def drive():
    deep_return()
