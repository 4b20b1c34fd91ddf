"""One step descends through 100,000 delegations that begin in it."""
# rules: OWN-34
# source: [coro.generator.promise]; [coro.generator.members]; [implimits]
# about: type
# body: type_deep_start.cpp
# needs: delegation


def deep_start():
    # await_suspend "resumes execution of the coroutine referred to by g.range.coroutine_"
    print("yields 100000")
    print("yields 200000")
    print("ends")


def drive():
    deep_start()
