"""A generator expression does have send(); a value is refused only before the start, and afterwards simply ignored."""
# rules: GEX-02 PRM-01 THS-04
# source: language reference 6.2.8


def drive():
    doubles = (number * 2 for number in range(4))
    hasattr(doubles, "send")
    doubles.send(1)
    next(doubles)
    doubles.send("nobody listens")
    doubles.throw(ValueError("stop it"))
