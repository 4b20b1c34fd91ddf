"""Unlike close(), throw(GeneratorExit) before the first step gives GeneratorExit to the caller."""
# rules: THS-09
# source: PEP 342


def worker():
    yield 1


def drive():
    generator = worker()
    generator.throw(GeneratorExit())
