"""After catching what its delegate let through, the delegator can delegate to another one."""
# rules: DLT-02 DLN-01
# source: PEP 380


def source(name):
    yield name + " one"
    yield name + " two"


def with_spare():
    try:
        yield from source("main")
    except ConnectionError:
        print("switching over")
    yield from source("spare")


def drive():
    generator = with_spare()
    next(generator)
    generator.throw(ConnectionError("gone"))
    next(generator)
    next(generator)
