"""Overlapping windows over a stream, kept in a bounded queue."""
# rules: ITR-01 SND-08
# source: PEP 255

from collections import deque


def windows(items, size):
    window = deque(maxlen=size)
    for item in items:
        window.append(item)
        if len(window) == size:
            yield tuple(window)


def moving_average(items, size):
    for window in windows(items, size):
        yield sum(window) / size


def drive():
    list(windows("abcd", 3))
    list(windows([1], 2))
    averages = moving_average([3, 5, 10, 0, 1], 2)
    next(averages)
    list(averages)
