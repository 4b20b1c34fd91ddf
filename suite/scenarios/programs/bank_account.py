"""An account that takes sums and is told of trouble by exceptions; closing it gives the balance back (None
before 3.13)."""
# rules: THS-01 SND-01 CLO-06 THS-04
# source: PEP 342


class Disputed(Exception):
    pass


def account(owner):
    balance = 0
    last = 0
    while True:
        try:
            last = yield balance
            if balance + last < 0:
                raise ValueError(f"{owner} has only {balance}")
            balance += last
        except Disputed as dispute:
            print("taken back:", last, dispute)
            balance -= last
        except GeneratorExit:
            return balance


def drive():
    savings = account("Ann")
    next(savings)
    savings.send(50)
    savings.send(-20)
    savings.throw(Disputed("never agreed"))
    savings.close()
    empty = account("Ben")
    next(empty)
    empty.send(-1)
