"""`yieldcheck inspect` on programs written at random: two of them each time. More: see inspect_random.py."""

import os
import unittest

import inspect_random
import inspect_targets
from inspect_random_program import program
from inspect_targets import PROGRAM

COMPILERS = inspect_targets.compilers()

# What programs at random have found wrong or missing.
FOUND = r"""#include "stepping.hpp"
Task<int> parts(int start) {
    const auto& [one, other] = Point{start, 2.5};
    char letters[] = "letters";
    const char& letter = letters[start];
    stepping::use(letter);
    AT(LOCAL(start) + LOCAL(one) + LOCAL(other) + LOCAL(letter) + LOCAL_AS(letters, "\"letters\"")); co_yield 1;
    co_return one + letter;
}
int main(int argument_count, char** arguments) {
    auto task = stepping::advanced(parts(1), 1);
    waiting::wait(argument_count, arguments);
}
"""


class Programs(unittest.TestCase):
    def test_the_same_seed_is_the_same_program(self):
        self.assertEqual(program(5), program(5))
        self.assertNotEqual(program(5), program(6))

    def test_every_kind_of_statement_is_written(self):
        text = "".join(program(seed) for seed in range(40))
        for wanted in ("co_yield", "co_await Wait", "co_await task", "for (int", "for (const auto& [", "while (",
                       "do {", "switch (int", "try {", "throw", "if (int", "} else {", "auto&& [", "[&",
                       "template <class T>", "struct Owner", "[kept = 5]", "std::optional<", "std::vector<",
                       "const auto&", "break;", "continue;"):
            self.assertIn(wanted, text)


class Agreement(unittest.TestCase):
    """Each number is what the program prints of itself."""

    EACH_RUN = [("gcc-12", "-O0", 3), ("gcc-12", "-O2", 8), ("clang-19", "-O0", 3),
                ("clang-14", "-O2", 301)]  # in that one pointers lead to locals

    def setUp(self):
        if not os.access(PROGRAM, os.X_OK):
            self.skipTest("there is no program %s" % PROGRAM)

    def compared(self, compiler, level, text):
        if compiler not in COMPILERS:
            self.skipTest("%s is not on this machine" % compiler)
        return inspect_random.compared(COMPILERS[compiler], level, text)

    def test_says_what_the_programs_say(self):
        for compiler, level, seed in self.EACH_RUN:
            with self.subTest(compiler=compiler, level=level, seed=seed):
                agreement, wrong = self.compared(compiler, level, program(seed))
                self.assertEqual(wrong, [])
                self.assertGreater(agreement.locals, 0)

    def test_what_was_found(self):
        """Parts of what auto& [a, b] binds, and a reference to a letter."""
        for compiler, level in (("gcc-12", "-O0"), ("gcc-12", "-Og"), ("clang-19", "-O0")):
            with self.subTest(compiler=compiler, level=level):
                self.assertEqual(self.compared(compiler, level, FOUND)[1], [])

    def test_an_error_is_noticed(self):
        """Programs that say something else than what they hold, each in one respect."""
        text = ('#include "stepping.hpp"\n'
                "Task<int> held(int start) {\n"
                "    int twice = 2 * start;\n"
                "    AT(LOCAL(start) + LOCAL(twice)); co_await stepping::Wait{1};\n"
                "    co_return twice;\n"
                "}\n"
                "int main(int argument_count, char** arguments) {\n"
                "    auto task = stepping::advanced(held(4), 1);\n"
                "    waiting::wait(argument_count, arguments);\n"
                "}\n")
        table = [("", "", None), ("LOCAL(twice)", 'LOCAL_AS(twice, "9")', "twice = 8, not 9"),
                 (" + LOCAL(twice)", "", "twice is shown, and is not alive"),
                 ("; co_await", ";\nco_await", "stands at"),
                 ("LOCAL(twice)", "LOCAL(twice) + LOCAL_AS(more, \"1\")", "1 locals .*more")]
        for told, instead, expected in table:
            with self.subTest(instead=instead):
                wrong = self.compared("gcc-12", "-O0", text.replace(told, instead) if told else text)[1]
                if expected is None:
                    self.assertEqual(wrong, [])
                else:
                    self.assertRegex(" ".join(wrong), expected)


if __name__ == "__main__":
    unittest.main()
