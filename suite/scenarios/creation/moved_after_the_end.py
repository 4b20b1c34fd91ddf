"""A finished generator can be handed to another name and dropped there; nothing runs."""
# rules: CRE-11 DEL-08
# source: language reference 7.2 assignment; language reference 7.5 del


def single():
    try:
        yield "only"
    finally:
        print("finally")


def drive():
    source = single()
    list(source)
    target = source
    del source
    del target
