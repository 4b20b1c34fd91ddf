"""A value cannot be sent before the first yield is reached: TypeError, nothing runs, and next() still starts the
body."""
# rules: PRM-01
# source: language reference 6.2.9.1 generator.send; PEP 342 spec 3; test_send_non_none_to_new_gen


def listener():
    print("started")
    yield 1


def drive():
    generator = listener()
    generator.send(0)
    next(generator)
