"""The starting call reaches the inner yield, not the outer one; what is sent then is handed out by the outer."""
# rules: YEX-01 RET-01
# source: PEP 342


def parrot():
    yield (yield "polly")


def drive():
    bird = parrot()
    next(bird)
    bird.send("cracker")
    bird.send("silence")
