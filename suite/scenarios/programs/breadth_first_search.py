"""The places of a map in the order of their distance, with a queue of places still to visit."""
# rules: ITR-01 ITR-12
# source: PEP 255

from collections import deque

roads = {
    "harbour": ["market", "tower"],
    "market": ["harbour", "mill", "bridge"],
    "tower": ["bridge"],
    "bridge": ["forest"],
    "mill": [],
    "forest": ["harbour"],
}


def places(start):
    seen = {start}
    waiting = deque([(start, 0)])
    while waiting:
        place, distance = waiting.popleft()
        yield (place, distance)
        for neighbour in roads[place]:
            if neighbour not in seen:
                seen.add(neighbour)
                waiting.append((neighbour, distance + 1))


def drive():
    tour = places("harbour")
    next(tour)
    next(tour)
    list(tour)
    lost = places("desert")
    next(lost)
    next(lost)
