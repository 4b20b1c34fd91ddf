"""The sieve of Eratosthenes as a growing chain of generators, each dropping the multiples of one prime."""
# rules: CRE-07 ITR-08 DEL-01
# source: test_generators tutorial


def numbers_from(start):
    while True:
        yield start
        start += 1


def without_multiples(prime, numbers):
    for number in numbers:
        if number % prime:
            yield number


def primes():
    numbers = numbers_from(2)
    while True:
        prime = next(numbers)
        yield prime
        numbers = without_multiples(prime, numbers)


def first(count, iterator):
    found = []
    for item in iterator:
        found.append(item)
        if len(found) == count:
            return found


def drive():
    generator = primes()
    first(8, generator)
    next(generator)
