"""A list iterator has nothing to close; GeneratorExit is raised in the delegator only."""
# rules: DLC-02
# source: PEP 380; test_delegation_of_close_to_non_generator


def outer():
    try:
        yield from iter([1, 2])
    except GeneratorExit:
        print("outer GE")


def drive():
    generator = outer()
    next(generator)
    generator.close()
