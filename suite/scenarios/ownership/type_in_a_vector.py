"""Generators in a vector that grows are moved again and again, started or not, and released once each."""
# rules: OWN-20
# source: [coro.generator.members]
# about: type
# body: type_in_a_vector.cpp
# needs: moves


def in_a_vector():
    # generator(generator&&) noexcept: a vector that grows moves its elements
    print("100 arguments alive")
    print("they yield 5050")
    print("100 arguments alive")
    print("0 arguments alive")


def drive():
    in_a_vector()
