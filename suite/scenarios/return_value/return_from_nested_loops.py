"""return leaves all loops and try blocks at once and carries its value out."""
# rules: RET-01 FIN-05
# source: PEP 380; language reference 7.6


def search(wanted):
    for row in ((1, 2), (3, 4)):
        for cell in row:
            yield cell
            if cell == wanted:
                return ("found", cell)
    return "missing"


def drive():
    hit = search(3)
    next(hit)
    next(hit)
    next(hit)
    next(hit)
    miss = search(9)
    list(miss)
