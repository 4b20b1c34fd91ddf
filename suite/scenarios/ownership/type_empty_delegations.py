"""A million delegations to generators that yield nothing take place within one step."""
# rules: OWN-34
# source: [coro.generator.promise]; [coro.generator.members]; [implimits]
# about: type
# body: type_empty_delegations.cpp
# needs: delegation


def empty_delegations():
    # final_suspend: "pop the coroutine handle from the top of *x.active_, and resume execution of the coroutine
    # referred to by x.active_->top()"
    print("yields 1000000")
    print("ends")


def drive():
    empty_delegations()
