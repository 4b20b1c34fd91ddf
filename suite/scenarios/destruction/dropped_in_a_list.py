"""Emptying a list drops the generators in it; only the started one has something to tidy up."""
# rules: DEL-01 DEL-02
# source: PEP 342 (destructor); language reference 6.2.9


def worker(name):
    try:
        yield name
    finally:
        print(name, "tidied up")


def drive():
    kept = [worker("started"), worker("unstarted")]
    next(kept[0])
    kept.clear()
