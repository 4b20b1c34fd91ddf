"""close() goes down to the innermost delegate and unwinds from there."""
# rules: DLC-01 CLO-10
# source: PEP 380; test_delegating_close


def level(depth):
    try:
        if depth == 0:
            yield "deepest"
        else:
            yield from level(depth - 1)
    finally:
        print("level", depth, "left")


def drive():
    generator = level(2)
    next(generator)
    generator.close()
