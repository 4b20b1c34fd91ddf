"""An exception that leaves the delegate while it is closed is raised in the delegator instead of GeneratorExit."""
# rules: DLC-04
# source: test_handing_exception_while_delegating_close


def inner():
    try:
        yield 1
    finally:
        raise ValueError("inner close")


def outer():
    try:
        yield from inner()
    except ValueError as error:
        print("outer", error)
        raise


def drive():
    generator = outer()
    next(generator)
    generator.close()
