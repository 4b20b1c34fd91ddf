"""await runs the same send loop as yield from: the sent value comes back as the result of the awaited."""
# rules: AWT-01 DLN-05
# source: PEP 492

import types


@types.coroutine
def ask():
    answer = yield "question"
    return answer


async def interview():
    answer = await ask()
    return answer


def drive():
    task = interview()
    task.send(None)
    task.send(42)
