"""A state machine reads characters one by one and gives a field whenever one is complete."""
# rules: SND-01 RET-01 YEX-12
# source: PEP 342


def fields():
    field = ""
    quoted = False
    complete = None
    while True:
        character = yield complete
        complete = None
        if character is None:
            return field
        if character == '"':
            quoted = not quoted
        elif character == "," and not quoted:
            complete = field
            field = ""
        else:
            field += character


def split(line):
    machine = fields()
    next(machine)
    found = []
    for character in line:
        field = machine.send(character)
        if field is not None:
            found.append(field)
    try:
        next(machine)
    except StopIteration as stop:
        found.append(stop.value)
    return found


def drive():
    split("tea,3,\"hot, black\"")
    split("")
    machine = fields()
    next(machine)
    machine.send("a")
    machine.send(",")
    next(machine)
