"""Two ways to the closed state: running out, and being closed before the first step."""
# rules: INS-01 CLO-01
# source: inspect.getgeneratorstate


def two_steps():
    yield "left"
    yield "right"


def drive():
    walker = two_steps()
    state(walker)
    next(walker)
    list(walker)
    state(walker)
    sitter = two_steps()
    sitter.close()
    state(sitter)
