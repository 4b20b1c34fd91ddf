"""Closing a coroutine object closes what it awaits first."""
# rules: AWT-01 DLC-01
# source: PEP 492

import types


@types.coroutine
def pause(name):
    try:
        yield name
    finally:
        print("pause over")


async def main():
    try:
        await pause("resting")
    finally:
        print("main over")


def drive():
    task = main()
    task.send(None)
    task.close()
