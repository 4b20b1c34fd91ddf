"""Compares `yieldcheck inspect` with what programs written at random print of themselves.

python3 cli/inspect_random.py                      20 programs, by each compiler and level below
python3 cli/inspect_random.py COUNT [FIRST_SEED]   so many, from this seed on: the same seed is the same program
python3 cli/inspect_random.py 1 17 gcc-12 -O2      only this compiler and this level

g++ at every level and clang -O0 must know everything; what clang's optimised code does not tell may be missing. Ends
with code 1 when anything is wrong or missing. YIELDCHECK_PROGRAM is the program to be measured (default: that of
build/release); YIELDCHECK_RANDOM_PROGRAMS is a folder that keeps the text of the programs that did not agree.
"""

import os
import re
import sys

from inspect_builds import Built
from inspect_random_program import program
from inspect_targets import SOURCES, compilers

BUILDS = [("gcc-12", "-O0"), ("gcc-12", "-Og"), ("gcc-12", "-O2"), ("clang-19", "-O0"), ("clang-19", "-O1"),
          ("clang-19", "-O2"), ("clang-14", "-O0"), ("clang-14", "-O2")]
FORMAT = "| %-8s | %-5s | %8s | %7s | %11s | %11s | %13s | %5s |"


class Row:
    """What was counted with one compiler and level."""

    def __init__(self):
        self.programs = self.frames = self.waiting = self.lines = self.locals = self.missing = self.wrong = 0

    def add(self, agreement, disagreements):
        self.programs += 1
        self.frames += agreement.frames
        self.waiting += agreement.waiting
        self.lines += agreement.lines
        self.locals += agreement.locals
        self.missing += agreement.missing
        self.wrong += len(disagreements)

    def words(self):
        return [self.programs, self.frames, self.waiting, "%d" % self.lines,
                "%d/%d" % (self.locals, self.locals + self.missing), self.wrong]


def built(compiler, level, text):
    """The program of this text. To be removed."""
    made = Built(compiler, level)
    try:
        source = os.path.join(made.folder, "random.cpp")
        with open(source, "w", encoding="utf-8") as file:
            file.write(text)
        made.compile(source, "-g", "-w", "-I" + SOURCES)
    except BaseException:
        made.remove()
        raise
    return made


def disagreements(agreement, compiler, level):
    """Sentences; none when all is as it must be."""
    found = list(agreement.wrong)
    if agreement.found != agreement.frames:
        found.append("%d of %d frames are missing" % (agreement.frames - agreement.found, agreement.frames))
    if compiler.clang and level != "-O0":
        return found
    absent = sorted(set(agreement.absent))
    if compiler.name == "clang-14":  # it does not describe the parts of a structure that auto [a, b] binds
        absent = [local for local in absent if not re.search(r": [pqxy]\d+$", local)]
    lines, edges = agreement.waiting - agreement.lines, agreement.edges - agreement.edges_known
    if lines or edges or absent:
        found.append("missing: %d lines, %d edges, %d locals (%s)" % (lines, edges, len(absent), ", ".join(absent)))
    return found


def compared(compiler, level, text):
    """The agreement on a program, and sentences of what does not agree."""
    made = built(compiler, level, text)
    try:
        agreement = made.measure()
        return agreement, disagreements(agreement, compiler, level)
    finally:
        made.remove()


def keep(seed, text):
    folder = os.environ.get("YIELDCHECK_RANDOM_PROGRAMS")
    if folder:
        with open(os.path.join(folder, "random_%d.cpp" % seed), "w", encoding="utf-8") as file:
            file.write(text)


def run(count, first, builds):
    """The rows of the table, by build."""
    found = compilers()
    rows = {(name, level): Row() for name, level in builds if name in found}
    for seed in range(first, first + count):
        text = program(seed)
        for (name, level), row in rows.items():
            try:
                agreement, said = compared(found[name], level, text)
                row.add(agreement, said)
            except AssertionError as error:
                said = [" ".join(line for line in str(error).splitlines() if "error" in line)[:300] or str(error)[:300]]
                row.wrong += 1
            for sentence in said:
                print("\nseed %d by %s %s: %s" % (seed, name, level, sentence), flush=True)
            if said:
                keep(seed, text)
        print(".", end="", flush=True)
    print()
    return rows


def main(words):
    numbers = [int(word) for word in words if word.isdigit()]
    count, first = (numbers + [20, 1][len(numbers):])[:2]
    names = [word for word in words if not word.isdigit()]
    builds = [build for build in BUILDS if all(name in build for name in names)]
    rows = run(count, first, builds)
    print(FORMAT % ("compiler", "level", "programs", "frames", "suspensions", "lines", "locals", "wrong"))
    print("|---|---|---|---|---|---|---|---|")
    for build, row in rows.items():
        print(FORMAT % tuple(list(build) + row.words()))
    return 1 if any(row.wrong for row in rows.values()) else 0


if __name__ == "__main__":
    if "--help" in sys.argv[1:] or "-h" in sys.argv[1:]:
        print(__doc__.strip())
        sys.exit(0)
    sys.exit(main(sys.argv[1:]))
