"""Lines pass through a chain of generators; each stage pulls from the one before it when asked."""
# rules: GEX-01 ITR-01
# source: PEP 289

lines = ["# prices", "tea 3", "", "coffee 5", "milk x", "cake 4"]


def meaningful(source):
    for line in source:
        if line and not line.startswith("#"):
            print("line:", line)
            yield line


def parsed(source):
    for line in source:
        name, price = line.split()
        if price.isdigit():
            yield (name, int(price))


def costs():
    return (price * 2 for name, price in parsed(meaningful(lines)) if name != "coffee")


def drive():
    prices = costs()
    next(prices)
    sum(prices)
