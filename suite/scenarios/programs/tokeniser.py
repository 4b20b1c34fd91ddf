"""A tokeniser yields numbers, names and signs of an expression as it reads them."""
# rules: ITR-01 ITR-12
# source: PEP 255


def tokens(text):
    position = 0
    while position < len(text):
        start = position
        if text[position].isspace():
            position += 1
            continue
        if text[position].isdigit():
            while position < len(text) and text[position].isdigit():
                position += 1
            yield ("number", int(text[start:position]))
        elif text[position].isalpha():
            while position < len(text) and text[position].isalnum():
                position += 1
            yield ("name", text[start:position])
        elif text[position] in "+-*/()":
            position += 1
            yield ("sign", text[start])
        else:
            raise ValueError("unexpected %r at %d" % (text[position], position))


def drive():
    list(tokens("rate*(12 + x1)"))
    broken = tokens("7 $")
    next(broken)
    next(broken)
