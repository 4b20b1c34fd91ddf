"""A coroutine object refuses a value before its start, and cannot be awaited or resumed after its end."""
# rules: AWT-02
# source: PEP 492


async def main():
    return 1


def drive():
    task = main()
    task.send(5)
    task.send(None)
    task.send(None)
    task.close()
