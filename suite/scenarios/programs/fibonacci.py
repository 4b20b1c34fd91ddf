"""The endless Fibonacci numbers, cut to size with itertools."""
# rules: ITR-08 ITR-01
# source: PEP 255

from itertools import count, islice, takewhile


def fibonacci():
    current, following = 0, 1
    while True:
        yield current
        current, following = following, current + following


def even(numbers):
    return (number for number in numbers if number % 2 == 0)


def drive():
    list(islice(fibonacci(), 10))
    list(takewhile(lambda number: number < 100, even(fibonacci())))
    list(zip(count(1), islice(fibonacci(), 5, 8)))
    numbers = fibonacci()
    sum(islice(numbers, 60))
    next(numbers)
