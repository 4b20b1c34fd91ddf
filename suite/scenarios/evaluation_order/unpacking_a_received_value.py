"""A received tuple is unpacked after the resumption; when its length is wrong, ValueError is raised there, inside."""
# rules: YEX-16
# source: language reference 7.2


def point():
    try:
        across, down = yield 1
    except ValueError as error:
        print("inside", error)
        across = down = 0
    yield (across, down)


def drive():
    generator = point()
    next(generator)
    generator.send((1, 2))
    other = point()
    next(other)
    other.send((1, 2, 3))
