"""The subset is Python as people write it: CPython's own tests of generators are the measure."""

import importlib.util
import tempfile
import unittest
from pathlib import Path

from yieldcheck_oracle.translate.survey import survey

EXAMPLE = '''
import sys
import unittest

class Test(unittest.TestCase):
    def test(self):
        count = 0
        def nested():
            nonlocal count
            count += 1
            yield count
        def with_host():
            yield sys.version
        def with_test_case():
            self.assertTrue(1)
            yield
        def outside():
            yield open("x")

def plain():
    """
    >>> def example():
    ...     yield 1
    """
'''


def cpython_tests():
    """The files, where the tests of this Python are installed."""
    specification = importlib.util.find_spec("test")
    places = specification.submodule_search_locations or [] if specification else []
    files = [Path(place) / name for place in places for name in ("test_generators.py", "test_yield_from.py")]
    return [file for file in files if file.exists()]


class SurveyTest(unittest.TestCase):
    def test_what_is_counted(self):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "example.py"
            file.write_text(EXAMPLE)
            result = survey([file])
        self.assertEqual(["nested", "example"], [place.split()[1] for place in result.translated])
        self.assertEqual(["with_host", "with_test_case"], [place.split()[1] for place in result.host])
        self.assertEqual(["outside"], [place.split()[1] for place, _ in result.rejected])

    @unittest.skipUnless(cpython_tests(), "the tests of CPython are not installed")
    def test_generators_of_cpythons_tests(self):
        result = survey(cpython_tests())
        self.assertGreater(len(result.translated), 150)
        self.assertGreaterEqual(result.share, 0.95, "\n".join(reason for _, reason in result.rejected))


if __name__ == "__main__":
    unittest.main()
