"""A bare except and except BaseException do catch GeneratorExit."""
# rules: THA-08 CLO-13
# source: language reference 8.4; PEP 342


def stubborn():
    try:
        yield "first"
    except:
        yield "bare"
    yield "between"
    try:
        yield "second"
    except BaseException:
        yield "base"


def drive():
    generator = stubborn()
    next(generator)
    generator.throw(GeneratorExit())
    next(generator)
    next(generator)
    generator.throw(GeneratorExit())
    next(generator)
