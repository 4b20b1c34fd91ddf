"""Tasks call tasks by yielding them; a trampoline keeps the stack and sends the results back."""
# rules: SND-01 RET-01
# source: PEP 342 example 3


def square(number):
    yield
    return number * number


def sum_of_squares(numbers):
    total = 0
    for number in numbers:
        total += yield square(number)
    return total


def run(task):
    stack = [task]
    value = None
    while stack:
        try:
            called = stack[-1].send(value)
        except StopIteration as stop:
            stack.pop()
            value = stop.value
        else:
            value = None
            if called is not None:
                stack.append(called)
    return value


def drive():
    run(sum_of_squares([1, 2, 3]))
    run(square(12))
