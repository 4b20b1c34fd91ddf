"""Each round of a loop enters the try anew: an exception handled in one round is forgotten in the next."""
# rules: CAT-01 THS-02
# source: language reference 8.4; PEP 255 try/except example


def retry(attempts):
    for attempt in range(attempts):
        try:
            yield ("attempt", attempt)
        except OSError as failure:
            print("failed:", failure)
            continue
        return "done"
    return "given up"


def drive():
    lucky = retry(3)
    next(lucky)
    lucky.throw(OSError("no route"))
    next(lucky)
    unlucky = retry(1)
    next(unlucky)
    unlucky.throw(OSError("no route"))
