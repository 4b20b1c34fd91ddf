"""The old form throw(type, value) builds the exception from both; a tuple gives several arguments. Deprecated
since 3.12."""
# rules: THA-04
# source: language reference 6.2.9.1 (deprecated signature); test_gen_3_arg_deprecation_warning


def worker():
    while True:
        try:
            yield 1
        except ValueError as error:
            print(error.args)


def drive():
    generator = worker()
    next(generator)
    generator.throw(ValueError, "v")
    generator.throw(ValueError, ("a", 2))
    generator.throw(ValueError, None)
