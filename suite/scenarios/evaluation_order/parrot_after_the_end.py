"""A nested yield is resumed twice; everything sent after that meets a finished generator."""
# rules: YEX-01 SND-04 ITR-02
# source: PEP 342


def parrot():
    yield (yield "polly")


def drive():
    bird = parrot()
    next(bird)
    bird.send("cracker")
    bird.send("silence")
    bird.send("cracker")
    next(bird)
