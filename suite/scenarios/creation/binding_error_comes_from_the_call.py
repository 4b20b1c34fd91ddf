"""A call that does not fit the parameters raises at once; next() is never reached."""
# rules: CRE-04
# source: language reference 6.3.4


def echo(value):
    yield value


def drive():
    generator = echo()
    generator = echo(1, 2)
