"""Each value that is sent in comes back as the average of all values so far."""
# rules: SND-01 SND-02
# source: PEP 342


def running_average():
    count = 0
    total = 0.0
    average = None
    while True:
        value = yield average
        if value is not None:
            count += 1
            total += value
            average = total / count


def drive():
    average = running_average()
    next(average)
    average.send(10)
    average.send(20)
    next(average)
    average.send(0.5)
