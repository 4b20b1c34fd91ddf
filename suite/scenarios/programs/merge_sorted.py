"""Two sorted streams are merged into one, always taking the smaller head."""
# rules: ITR-01 CRE-07
# source: PEP 255

END = object()


def merge(left, right):
    left = iter(left)
    right = iter(right)
    left_head = next(left, END)
    right_head = next(right, END)
    while left_head is not END and right_head is not END:
        if left_head < right_head:
            yield left_head
            left_head = next(left, END)
        else:
            yield right_head
            right_head = next(right, END)
    while left_head is not END:
        yield left_head
        left_head = next(left, END)
    while right_head is not END:
        yield right_head
        right_head = next(right, END)


def drive():
    list(merge([1, 4, 9], [2, 3, 10, 11]))
    list(merge([], [5, 6]))
    stream = merge(range(0, 9, 3), merge([1], [7, 8]))
    next(stream)
    next(stream)
    list(stream)
