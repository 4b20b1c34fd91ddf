"""A generator expression over something that cannot be iterated over fails when it is made."""
# rules: GEX-04
# source: PEP 289


def drive():
    generator = (item for item in 5)
