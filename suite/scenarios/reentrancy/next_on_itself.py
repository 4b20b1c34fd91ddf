"""A generator that asks itself for its next value gets ValueError; nothing catches it, so the generator is closed."""
# rules: REE-01
# source: PEP 255; language reference 6.2.9.1 (ValueError already executing)


def worker():
    item = next(generator)
    yield item


def drive():
    generator = worker()
    next(generator)
    next(generator)
