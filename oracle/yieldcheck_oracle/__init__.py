"""The oracle of Yieldcheck: records what CPython makes of a scenario, and translates scenarios to C++."""
