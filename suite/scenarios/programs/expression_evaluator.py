"""A recursive evaluator that yields each intermediate result and returns the value of the whole."""
# rules: DLN-05 DLX-03 ITR-12
# source: PEP 380


def evaluate(expression):
    if isinstance(expression, int):
        return expression
    sign, left, right = expression
    left_value = yield from evaluate(left)
    right_value = yield from evaluate(right)
    if sign == "+":
        result = left_value + right_value
    elif sign == "*":
        result = left_value * right_value
    else:
        raise ValueError("unknown sign " + sign)
    yield f"{left_value} {sign} {right_value} = {result}"
    return result


def drive():
    sums = evaluate(("+", ("*", 2, 3), ("+", 4, 5)))
    next(sums)
    next(sums)
    next(sums)
    next(sums)
    wrong = evaluate(("+", 1, ("?", 2, 3)))
    next(wrong)
