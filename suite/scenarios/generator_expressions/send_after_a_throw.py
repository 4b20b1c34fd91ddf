"""An exception thrown into a generator expression closes it; a later send finds it at its end."""
# rules: GEX-02 SND-04 THS-04
# source: language reference 6.2.8


def drive():
    doubles = (number * 2 for number in range(4))
    next(doubles)
    doubles.throw(ValueError("stop it"))
    doubles.send(1)
