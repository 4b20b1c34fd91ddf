"""A chain of 100,000 delegations is destroyed where it waits."""
# rules: OWN-36
# source: [coro.generator.promise]; [coro.generator.members]; [implimits]
# about: type
# body: type_deep_destruction.cpp
# needs: delegation


def deep_destruction():
    print("reached 100000")
    # "destroying the root generator effectively destroys the entire stack of yielded generators"
    print("100000 locals released")


def drive():
    deep_destruction()
