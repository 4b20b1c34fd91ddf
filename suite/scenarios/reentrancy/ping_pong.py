"""Generators may resume each other as long as none is resumed while it runs."""
# rules: REE-05
# source: language reference 6.2.9.1


def ping(rounds):
    while rounds:
        ball = yield ("ping", rounds)
        rounds -= 1


def pong(player):
    for ball in player:
        yield ("pong", ball)


def drive():
    player = ping(2)
    partner = pong(player)
    next(partner)
    next(partner)
    next(partner)
