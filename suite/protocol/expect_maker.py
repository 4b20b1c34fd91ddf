"""Random values for expect.py."""
import math
import random
import struct
from typing import Any


class Maker:
    """Random values of the kinds that programs use, with the nasty ones among them."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def one_of(self, *choices: Any) -> Any:
        return self.random.choice(choices)

    def integer(self) -> int:
        size = self.one_of(1, 2, 4, 8, 8, 16, 31, 32, 52, 53, 54, 62, 63, 64, 65, 100, 127, 200, 500)
        value = self.random.getrandbits(size) + self.one_of(0, 0, -1, 1)
        return self.one_of(value, -value, value, -(1 << size), (1 << size) - 1)

    def small(self) -> int:
        return self.random.randint(-12, 12)

    def real(self) -> float:
        kind = self.random.randrange(8)
        if kind == 0:
            return struct.unpack("<d", struct.pack("<Q", self.random.getrandbits(64)))[0]
        if kind == 1:
            return self.one_of(0.0, -0.0, math.inf, -math.inf, math.nan, 5e-324, 1.7976931348623157e308, 2.0 ** 53)
        if kind == 2:
            return float(self.integer())
        if kind == 3:
            return self.random.randint(-100, 100) / self.one_of(1, 2, 4, 8, 10, 3)
        if kind == 4:
            return self.random.uniform(-1, 1) * 10.0 ** self.random.randint(-30, 30)
        if kind == 5:
            return float("%d.%de%d" % (self.random.randint(0, 9), self.random.randint(0, 999),
                                       self.random.randint(-20, 22)))
        return round(self.random.uniform(-1000, 1000), self.random.randint(0, 4))

    def letter(self) -> str:
        kind = self.random.randrange(12)
        if kind < 7:
            return self.one_of(*"abcxyzABC 019_.,-+'\"\\{}%\n\t")
        if kind == 7:
            return chr(self.random.randrange(0x100))
        if kind == 8:
            return self.one_of("\u00df", "\u0130", "\u01c5", "\u03a3", "\u03c3", "\u0149", "\ufb03", "\u1e9e",
                               "\u0345", "\u2028",
                               "\u00a0", "\u00ad", "\u0660", "\u00b2", "\u00bd", "\U0001d7d8", "\U0001f600", "\u02b0",
                               "\u1fb3",
                               "\u200b", "\x85", "\x1c", "\x7f", "\u2160", "\ua7ae", "\U00010400", "\u10d0", "\u0301")
        if kind == 9:
            return chr(self.random.randrange(0x100, 0x3000))
        if kind == 10:
            return chr(self.random.randrange(0x110000))
        return self.one_of("\ud800", "\udc80", "\udfff", "\U0010ffff", "\uffff", "\ue000")

    def text(self, longest: int = 8) -> str:
        return "".join(self.letter() for _ in range(self.random.randint(0, longest)))

    def word(self) -> str:
        return "".join(self.one_of(*"abAB  ,x") for _ in range(self.random.randint(0, 9)))

    def octets(self) -> bytes:
        return bytes(self.one_of(self.random.randrange(256), 0x27, 0x61, 0x22, 0x5c,
                                 9) for _ in range(self.random.randint(0, 6)))

    def scalar(self) -> Any:
        return self.one_of(self.small, self.small, self.integer, self.real, self.text, self.octets, lambda: None,
                           lambda: self.one_of(True, False))()

    def hashable(self, depth: int = 1) -> Any:
        if depth and self.random.random() < 0.2:
            return tuple(self.hashable(depth - 1) for _ in range(self.random.randint(0, 3)))
        return self.scalar()

    def value(self, depth: int = 2) -> Any:
        kind = self.random.randrange(14)
        size = self.random.randint(0, 3)
        if depth == 0 or kind < 6:
            return self.scalar()
        if kind < 9:
            return [self.value(depth - 1) for _ in range(size)]
        if kind < 11:
            return tuple(self.value(depth - 1) for _ in range(size))
        if kind < 13:
            return {self.hashable(): self.value(depth - 1) for _ in range(size)}
        return set(self.hashable() for _ in range(min(size, 1)))  # one item: the order is asked for elsewhere

    def slice(self) -> slice:
        def bound() -> Any:
            return self.one_of(None, self.small(), self.small(), self.small(), 10 ** 30, -10 ** 30)
        return slice(bound(), bound(), self.one_of(None, None, 1, 2, -1, -2, 3, self.small(), -10 ** 30))

    def digits(self) -> str:
        return self.one_of("", " ", "+", "-", "0x", "0b", "0o", "0") + "".join(
            self.one_of(*"0123456789_aFz.e-") if self.random.random() < 0.3 else self.one_of(*"01234567")
            for _ in range(self.random.randint(0, 8))) + self.one_of("", "", " ", "\n", "e5", "_")

    def specification(self) -> str:
        return "".join([
            self.one_of("", "", "", "<", ">", "^", "=", "*<", "0>", "\u00e9^", "x="),
            self.one_of("", "", "", "+", "-", " "), self.one_of("", "", "", "", "z"), self.one_of("", "", "", "#"),
            self.one_of("", "", "", "0"), self.one_of("", "", str(self.random.randint(1, 30))),
            self.one_of("", "", "", ",", "_"), self.one_of("", "", ".%d" % self.random.randint(0, 20)),
            self.one_of("", "d", "b", "o", "x", "X", "n", "c", "e", "E", "f", "F", "g", "G", "%", "s", "q"),
        ])

    def directive(self) -> str:
        return "%" + "".join([
            self.one_of("", "", "-", "+", " ", "#", "0", "-0", "+0", "# "),
            self.one_of("", "", str(self.random.randint(0, 15)), "*"),
                              self.one_of("", "", ".", ".%d" % self.random.randint(0, 12)),
            self.one_of("d", "i", "x", "X", "o", "s", "r", "a", "c", "e", "E", "f", "g", "G", "%", "y"),
        ])
