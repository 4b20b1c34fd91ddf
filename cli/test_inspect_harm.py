"""`yieldcheck inspect` harms nothing: what it looks at goes on as if nothing had happened."""

import unittest

from inspect_program import Programs, inspect


class Harm(Programs):
    def test_goes_on(self):
        ticker = self.start("ticker", "1")
        inspect(ticker.pid)
        self.assertIsNone(ticker.poll())


if __name__ == "__main__":
    unittest.main()
