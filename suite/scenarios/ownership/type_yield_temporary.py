"""A temporary that a generator of const T& yields lives until the next step."""
# rules: OWN-28
# source: [coro.generator.promise]; [class.temporary]
# about: type
# body: type_yield_temporary.cpp
# needs: references, temporaries


def yield_temporary():
    # "Temporary objects are destroyed as the last step in evaluating the full-expression that (lexically) contains the
    # point where they were created": the evaluation of co_yield lasts until the next step
    print("reads first")
    print("released first")
    print("reads second")
    print("released second")
    print("all gone")


def drive():
    yield_temporary()
