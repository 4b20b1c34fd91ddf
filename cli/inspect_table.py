"""Prints how far `yieldcheck inspect` agrees with what programs of many compilers and builds print of themselves.

python3 cli/inspect_table.py             every compiler that is found, every build: the tables of docs/inspect-limits.md
python3 cli/inspect_table.py gcc-12 dwp  only the rows whose names hold one of these words

YIELDCHECK_PROGRAM is the program to be measured (default: that of build/release); YIELDCHECK_TOOLCHAIN_ROOTS names
Debian roots with further compilers, separated by colons, besides those below build/toolchains. Those need root: they
are entered.
"""

import sys

from inspect_builds import BUILDS, OPTIMISED, Built
from inspect_targets import Missing, compilers

LEVELS = ("-O0", "-Og", "-O2")
SOURCES = ("locals.cpp", "kinds.cpp")
FORMAT = "| %-18s | %-8s | %-5s | %-12s | %-7s | %-9s | %-5s | %5s |"


def heading(first):
    print()
    print(FORMAT % (first, "compiler", "level", "frames", "lines", "locals", "edges", "wrong"))
    print("|---|---|---|---|---|---|---|---|")


def measure(name, compiler, level, source, build):
    built = Built(compiler, level)
    try:
        build(built, source)
        live, core = built.measure(core=True)
        row = live.row()
        if core and core.row() != row:
            row[-1] += " core!"
        print(FORMAT % tuple([name, compiler.name, level] + row), flush=True)
        for agreement in filter(None, (live, core)):
            for wrong in agreement.wrong:
                print("      wrong: " + wrong, file=sys.stderr, flush=True)
    except Missing as missing:
        print("      %s: %s" % (name, missing), file=sys.stderr)
    except AssertionError as error:
        reason = next((line for line in str(error).splitlines() if "error" in line), str(error).splitlines()[0])
        print("      %s by %s: not built: %s" % (name, compiler.name, reason), file=sys.stderr)
    finally:
        built.remove()


def main(words):
    wanted = [word for word in words if not word.startswith("-")]
    found = compilers()

    def chosen(*names):
        return not wanted or any(word in name for word in wanted for name in names)

    heading("program")
    for source in SOURCES:
        for compiler in found.values():
            for level in LEVELS:
                if chosen(source, compiler.name):
                    measure(source, compiler, level, source, lambda built, name: built.compile(name, "-g"))
    heading("build")
    for name, (build, families) in BUILDS.items():
        for compiler in (found.get("gcc-12"), found.get("clang-19")):
            if compiler and compiler.name.split("-")[0] in families and chosen(name):
                measure(name, compiler, "-O0", "kinds.cpp", build)
                if name in OPTIMISED:
                    measure(name, compiler, "-O2", "kinds.cpp", OPTIMISED[name])


if __name__ == "__main__":
    if "--help" in sys.argv[1:] or "-h" in sys.argv[1:]:
        print(__doc__.strip())
    else:
        main(sys.argv[1:])
