"""A generator expression has send, throw and close like any generator; what is sent to it nobody receives."""
# rules: GEX-02 PRM-01
# source: language reference 6.2.8


def drive():
    generator = (item for item in [1, 2, 3])
    generator.send(5)
    next(generator)
    generator.send(5)
    generator.close()
