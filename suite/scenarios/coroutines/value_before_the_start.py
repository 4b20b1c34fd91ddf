"""A coroutine object that has not started refuses a value; once it has finished it cannot be resumed."""
# rules: AWT-02
# source: PEP 492


class Once:
    def __await__(self):
        heard = yield "waiting"
        return heard


async def worker():
    print("began")
    return await Once()


def drive():
    coroutine = worker()
    coroutine.send("too early")
    coroutine.send(None)
    coroutine.send("in time")
    coroutine.send(None)
