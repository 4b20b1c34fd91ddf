"""A coroutine sends each value on to several sinks and closes them when it is closed itself."""
# rules: SND-01 FIN-01 CLO-10
# source: PEP 342


def consumer(function):
    def start(*arguments, **keywords):
        generator = function(*arguments, **keywords)
        next(generator)
        return generator
    return start


@consumer
def collect(name, keep=3):
    items = []
    try:
        while True:
            item = yield items[-keep:]
            items.append(item)
    finally:
        print(name, "kept", items)


@consumer
def broadcast(*sinks):
    try:
        while True:
            item = yield
            for sink in sinks:
                sink.send(item)
    finally:
        for sink in sinks:
            sink.close()


@consumer
def only_even(sink):
    while True:
        number = yield
        if number % 2 == 0:
            sink.send(number)


def drive():
    everything = collect("everything", keep=1)
    even = collect("even")
    splitter = broadcast(everything, only_even(even))
    splitter.send(1)
    splitter.send(2)
    splitter.send(4)
    everything.send(99)
    splitter.close()
    even.close()
