"""An exception passes through 100,000 delegations to whoever resumed the outermost."""
# rules: OWN-34
# source: [coro.generator.promise]; [coro.generator.members]; [implimits]
# about: type
# body: type_deep_exception.cpp
# needs: delegation


def deep_exception():
    print("reached 100000")
    # unhandled_exception: "assigns current_exception() to except_", and await_resume rethrows it one level up
    print("caught broken")


def drive():
    deep_exception()
