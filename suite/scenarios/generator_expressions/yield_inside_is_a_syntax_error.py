"""A yield inside a comprehension or generator expression does not compile; in its first iterable it does."""
# rules: GEX-03
# source: language reference 6.2.8 (3.8)


def drive():
    compile("def f():\n return [(yield x) for x in y]\n", "s", "exec")
    compile("def f():\n return ((yield x) for x in y)\n", "s", "exec")
    compile("def f():\n return [x for x in (yield)]\n", "s", "exec") is not None
