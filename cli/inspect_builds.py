"""The ways to build a target program and to keep its debug information, for inspect_targets.py and the tests."""

import os
import shutil

from inspect_targets import Missing, call, look, measure, tool


class Built:
    """A program in a folder of its own, and what inspect is to be told of it. The folder goes with remove()."""

    def __init__(self, compiler, level="-O0"):
        self.compiler, self.level = compiler, level
        self.folder = compiler.folder()
        self.program = ""
        self.options = []  # for inspect
        self.arguments = []  # for the program

    @property
    def outside(self):
        """The folder as it is seen from outside the compiler's root."""
        return self.compiler.root + self.folder

    def path(self, *names):
        return os.path.join(self.outside, *names)

    def compile(self, source, *options, output="program"):
        program = self.compiler.compile(self.folder, [source], output, [self.level] + list(options))
        if output == "program":
            self.program = program

    def run(self, *words):
        call(words, cwd=self.outside)

    def measure(self, core=False):
        return measure(self.program, self.compiler.root, self.options, self.arguments, core)

    def doctor(self):
        return look("--doctor", self.compiler.root + self.program, *self.options)

    def remove(self):
        shutil.rmtree(self.outside, True)


def plain(*options):
    """A build that differs in options of the compiler alone."""
    def build(built, source):
        built.compile(source, "-g", *options)
    return build


def compressed(kind):
    def build(built, source):
        built.compile(source, "-g")
        built.run(tool("objcopy"), "--compress-debug-sections=" + kind, "program")
    return build


def split(*options):
    """Compiled and linked apart, so that the .dwo file has the name that a build system gives it."""
    def build(built, source):
        built.compile(source, "-g", "-gsplit-dwarf", "-c", *options, output="program.o")
        built.compiler.run([built.compiler.command, "-pthread", "program.o", "-o", "program"], built.folder)
        built.program = os.path.join(built.folder, "program")
    return build


def packed(built, source):
    split()(built, source)
    built.run(tool("llvm-dwp-19", "llvm-dwp"), "-e", "program", "-o", "program.dwp")
    os.remove(built.path("program.dwo"))


def packed_by_gnu(built, source):
    split("-gdwarf-4")(built, source)
    built.run(tool("dwp"), "-e", "program", "-o", "program.dwp")
    os.remove(built.path("program.dwo"))


def moved_split(built, source):
    """The .dwo file is no more where the compiler made it, but beside the program."""
    split()(built, source)
    os.mkdir(built.path("installed"))
    for name in ("program", "program.dwo"):
        os.rename(built.path(name), built.path("installed", name))
    built.program = os.path.join(built.folder, "installed", "program")


def separate(built, source, *options):
    built.compile(source, "-g", *options)
    built.run(tool("objcopy"), "--only-keep-debug", "program", "program.full")
    built.run(tool("strip"), "--strip-all", "program")


def by_build_id(built, source):
    separate(built, source, "-Wl,--build-id")
    identity = built.doctor()["build_id"]
    folder = built.path("debug", ".build-id", identity[:2])
    os.makedirs(folder)
    os.rename(built.path("program.full"), os.path.join(folder, identity[2:] + ".debug"))
    built.options = ["--debug-dir", built.path("debug")]


def by_link(where=""):
    """Without a build-id: the file in .gnu_debuglink alone, and the sum that stands there."""
    def build(built, source):
        separate(built, source, "-Wl,--build-id=none")
        built.run(tool("objcopy"), "--add-gnu-debuglink=program.full", "program")
        if where:
            os.makedirs(built.path(where))
            os.rename(built.path("program.full"), built.path(where, "program.full"))
    return build


def stripped(*options):
    def build(built, source):
        built.compile(source, "-g", *options)
        built.run(tool("strip"), "--strip-all", "program")
    return build


def without_unwinding(built, source):
    built.compile(source, "-g", "-s")
    built.run(tool("objcopy"), "--remove-section=.eh_frame", "--remove-section=.eh_frame_hdr", "program")


def shared_by_dwz(built, source):
    built.compile(source, "-g")
    shutil.copy(built.path("program"), built.path("other"))
    built.run(tool("dwz"), "-m", "common.dwz", "program", "other")


def with_symbols(built, source):
    built.compile(source)


# name: (build, families that have it); at -O0, where all is to be known. Of link-time optimisation see OPTIMISED.
ANY, GCC, CLANG = ("gcc", "clang"), ("gcc",), ("clang",)
BUILDS = {
    "pie": (plain("-fPIE", "-pie"), ANY),
    "no-pie": (plain("-no-pie"), ANY),
    "static": (plain("-static"), ANY),
    "static-pie": (plain("-static-pie", "-fPIE"), ANY),
    "dwarf-4": (plain("-gdwarf-4"), ANY),
    "dwarf-5": (plain("-gdwarf-5"), ANY),
    "type-units": (plain("-fdebug-types-section"), ANY),
    "gz=zlib": (plain("-gz=zlib"), ANY),
    "zlib by objcopy": (compressed("zlib"), GCC),
    "zstd by objcopy": (compressed("zstd"), ANY),
    "split": (split(), ANY),
    "split, dwarf-4": (split("-gdwarf-4"), ANY),
    "split, moved": (moved_split, ANY),
    "dwp": (packed, ANY),
    "dwp of binutils": (packed_by_gnu, ANY),
    "build-id": (by_build_id, ANY),
    "debuglink": (by_link(), ANY),
    "debuglink .debug/": (by_link(".debug"), ANY),
    "lto": (plain("-flto"), ANY),
    "sections": (plain("-ffunction-sections", "-Wl,--gc-sections"), ANY),
    "shared by dwz": (shared_by_dwz, GCC),
    "no debug info": (with_symbols, ANY),
    "stripped": (stripped(), ANY),
    "no .eh_frame": (without_unwinding, ANY),
}
OPTIMISED = {"lto": plain("-flto"), "sections": plain("-ffunction-sections", "-Wl,--gc-sections"), "split": split(),
             "stripped": stripped()}
