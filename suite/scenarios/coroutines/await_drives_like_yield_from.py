"""Sending to and throwing into a coroutine object reaches the innermost awaitable."""
# rules: AWT-01
# source: PEP 492

import types


@types.coroutine
def leaf():
    try:
        received = yield "leaf"
    except ValueError:
        received = "caught"
    return received


async def main():
    first = await leaf()
    second = await leaf()
    return (first, second)


def drive():
    task = main()
    task.send(None)
    task.throw(ValueError())
    task.send("B")
