"""Translates scenarios to C++20: `python3 -m yieldcheck_oracle.translate --out DIR DIR-OR-FILE...`

From a file come the functions as C++ functions, one for one: generator functions for every adapter to compile with its own
coroutine type (NAME.bodies.cpp), and all the rest, compiled once (NAME.module.cpp).
"""
