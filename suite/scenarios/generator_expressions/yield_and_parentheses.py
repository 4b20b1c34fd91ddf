"""A yield needs parentheses unless it stands alone or right of an assignment, even as the only argument of a call."""
# rules: GEX-05
# source: language reference 6.2.9


def drive():
    compile("def f():\n x = yield 1\n", "s", "exec") is not None
    compile("def f():\n x = 1 + yield 2\n", "s", "exec")
    compile("def f():\n x = 1 + (yield 2)\n", "s", "exec") is not None
    compile("def f():\n g(yield 1)\n", "s", "exec")
    compile("def f():\n g((yield 1))\n", "s", "exec") is not None
    compile("def f():\n g(yield 1, 2)\n", "s", "exec")
