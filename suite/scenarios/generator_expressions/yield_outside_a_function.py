"""yield needs a function around it; yield from none that is async; an async generator returns no value."""
# rules: GEX-05
# source: language reference 6.2.9


def drive():
    compile("yield 1", "s", "exec")
    compile("class A:\n yield 1", "s", "exec")
    compile("async def f():\n yield from []\n", "s", "exec")
    compile("async def f():\n yield 1\n return 2\n", "s", "exec")
