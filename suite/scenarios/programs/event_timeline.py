"""A small simulation: processes yield how long they sleep, and the one that wakes first is resumed."""
# rules: CRE-07 SND-01
# source: PEP 342


def taxi(name, trips):
    now = yield 0
    for trip in range(trips):
        print(now, name, "picks up")
        now = yield 5
        print(now, name, "drops off")
        now = yield 2
    print(now, name, "goes home")


def simulate(processes, until):
    agenda = []
    for order, process in enumerate(processes):
        agenda.append((next(process), order, process))
    while agenda:
        agenda.sort(key=lambda entry: entry[:2])
        now, order, process = agenda.pop(0)
        if now > until:
            return "out of time"
        try:
            pause = process.send(now)
        except StopIteration:
            continue
        agenda.append((now + pause, order, process))
    return "all done"


def drive():
    simulate([taxi("red", 1), taxi("blue", 2)], 100)
    simulate([taxi("green", 9)], 8)
