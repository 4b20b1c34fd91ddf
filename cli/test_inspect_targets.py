"""`yieldcheck inspect` on programs of several compilers and builds; what is expected is what the programs print.

YIELDCHECK_ALL_TARGETS=1 takes every compiler that is found and every build, not the few that each run of the tests
takes.
"""

import json
import os
import re
import shutil
import signal
import subprocess
import types
import unittest

import inspect_builds
import inspect_targets
from inspect_builds import BUILDS, Built
from inspect_targets import PROGRAM, Agreement, Missing, Target, call, look

WHOLE_TABLE = os.environ.get("YIELDCHECK_ALL_TARGETS", "") not in ("", "0")
COMPILERS = inspect_targets.compilers()


def setUpModule():
    if not os.access(PROGRAM, os.X_OK):
        raise unittest.SkipTest("there is no program %s" % PROGRAM)


class TargetTest(unittest.TestCase):
    def built(self, compiler, level="-O0"):
        if compiler not in COMPILERS:
            self.skipTest("%s is not on this machine" % compiler)
        built = Built(COMPILERS[compiler], level)
        self.addCleanup(built.remove)
        return built

    def build(self, name, compiler, source, level="-O0"):
        """A program by one of BUILDS; the test is skipped where this machine lacks a tool for it."""
        built = self.built(compiler, level)
        try:
            BUILDS[name][0](built, source)
        except Missing as missing:
            self.skipTest(str(missing))
        return built

    def assert_right(self, agreement):
        self.assertEqual(agreement.wrong, [])
        self.assertEqual(agreement.found, agreement.frames, "frames are missing")

    def assert_complete(self, agreement):
        self.assert_right(agreement)
        self.assertEqual((agreement.lines, agreement.missing, agreement.edges_known),
                         (agreement.waiting, 0, agreement.edges), "lines, locals or edges are missing")

    def assert_both(self, check, built):
        """Live and from a core, which must say the same."""
        live, core = built.measure(core=True)
        check(live)
        if core is not None:
            check(core)
            self.assertEqual(live.row(), core.row())


class Measure(unittest.TestCase):
    """The measure itself: whatever does not agree is counted as wrong or as missing."""

    def setUp(self):
        self.target = types.SimpleNamespace(edges={(16, 32)}, frames={
            16: {"state": "GEN_SUSPENDED", "function": "one", "line": 3, "locals": {"n": "7", "text": '"a b"'}},
            32: {"state": "GEN_CREATED", "function": "?", "line": 0, "locals": {}}})
        number = {"name": "n", "value": {"kind": "integer", "text": "7"}}
        text = {"name": "text", "value": {"kind": "string", "text": "a b"}}
        self.one = {"address": "0x10", "function": "one()", "state": "GEN_SUSPENDED", "line": 3, "confidence": "exact",
                    "params": [number], "locals": [text], "edges": [{"kind": "awaits", "target": "0x20"}]}
        self.other = {"address": "0x20", "function": "other()", "state": "GEN_CREATED", "line": 1,
                      "confidence": "exact", "params": [], "locals": [], "edges": []}

    def measured(self, *more, **changed):
        return Agreement(self.target, {"frames": [dict(self.one, **changed), self.other] + list(more)})

    def test_agreement(self):
        agreement = self.measured()
        self.assertEqual(agreement.wrong, [])
        self.assertEqual(agreement.row(), ["2/2", "1/1", "2/2", "1/1", "0"])

    def test_what_is_wrong(self):
        unknown = dict(self.other, address="0x30")
        stale = {"name": "gone", "value": {"kind": "integer", "text": "7"}}
        for more, changed in [((), {"line": 4}), ((), {"line": 4, "confidence": "inferred"}),
                              ((), {"state": "GEN_CLOSED"}), ((), {"function": "_Z3onev"}), ((), {"doubt": "why"}),
                              ((unknown,), {}),
                              ((), {"locals": self.one["locals"] + [stale]}),
                              ((), {"edges": [{"kind": "awaits", "target": "0x10"}]}),
                              ((), {"params": [{"name": "n", "value": {"kind": "integer", "text": "8"}}]})]:
            with self.subTest(more=more, changed=changed):
                self.assertEqual(len(self.measured(*more, **changed).wrong), 1)

    def test_what_is_missing(self):
        self.assertEqual(Agreement(self.target, {"frames": [self.one]}).found, 1)
        self.assertEqual(self.measured(locals=[]).missing, 1)
        self.assertEqual(self.measured(params=[{"name": "n", "value": {"kind": "unavailable"}}]).missing, 1)
        self.assertEqual(self.measured(confidence="doubtful").lines_unknown, 1)
        self.assertEqual(self.measured(edges=[]).edges_known, 0)


class Builds(TargetTest):
    """Everything is known however the program was linked and its debug information is kept."""

    # What the programs of the inspector's own tests (test_targets/CMakeLists.txt) do not have.
    EACH_RUN = [("static-pie", "gcc-12"), ("zstd by objcopy", "gcc-12"), ("dwp", "clang-19"),
                ("dwp of binutils", "gcc-12"), ("split, moved", "gcc-12"), ("build-id", "gcc-12"),
                ("debuglink .debug/", "clang-19")]
    KNOWN_LATER = ("shared by dwz", "no debug info", "stripped", "no .eh_frame")  # see Stripped

    def test_all_is_known(self):
        table = self.EACH_RUN
        if WHOLE_TABLE:
            table = [(name, compiler) for name, (unused, families) in BUILDS.items() for compiler in COMPILERS
                     if name not in self.KNOWN_LATER and compiler.split("-")[0] in families]
        for name, compiler in table:
            with self.subTest(build=name, compiler=compiler):
                self.assert_both(self.assert_complete, self.build(name, compiler, "kinds.cpp"))


class SeparateFiles(TargetTest):
    """What is not there, or belongs to another program, is said and not used."""

    def notes(self, built):
        return " ".join(re.sub(r"\s+", " ", note) for note in [built.doctor().get("note", "")])

    def test_a_file_of_another_build(self):
        built = self.build("debuglink", "gcc-12", "late_alone.cpp")
        self.assertTrue(built.doctor()["debug_file"].endswith("program.full"))
        with open(built.path("program.full"), "ab") as file:
            file.write(b"changed")
        self.assertEqual(built.doctor().get("debug_file", ""), "")
        self.assertRegex(self.notes(built), r"program\.full is not its debug information: .*\.gnu_debuglink.*sum")
        agreement = built.measure()
        self.assert_right(agreement)
        self.assertEqual((agreement.lines, agreement.locals), (0, 0))

    def test_a_build_id_of_another_program(self):
        built = self.build("build-id", "gcc-12", "late_alone.cpp")
        path = built.doctor()["debug_file"]
        built.compile("late_alone.cpp", "-g", "-Wl,--build-id=0x1234", output="other")
        shutil.copy(built.path("other"), path)
        self.assertIn("its build-id differs", self.notes(built))
        self.assert_right(built.measure())

    def test_without_the_folder_nothing_is_known(self):
        built = self.build("build-id", "gcc-12", "late_alone.cpp")
        built.options = []
        agreement = built.measure()
        self.assert_right(agreement)
        self.assertEqual((agreement.lines, agreement.locals), (0, 0))

    def test_what_dwz_shares_is_missed(self):
        built = self.build("shared by dwz", "gcc-12", "late_alone.cpp")
        self.assert_right(built.measure())
        self.assertIn("dwz has put a part of its debug information into", self.notes(built))

    def test_a_split_file_of_another_build(self):
        built = self.build("split", "gcc-12", "late_alone.cpp")
        built.compile("kinds.cpp", "-g", "-gsplit-dwarf", "-c", output="other.o")
        shutil.copy(built.path("other.dwo"), built.path("program.dwo"))
        agreement = built.measure()
        self.assert_right(agreement)
        self.assertEqual(agreement.locals, 0)


class Stripped(TargetTest):
    """Without symbols the code gives coroutines away: state and address, and the place of the function."""

    def assert_nameless(self, built):
        live, core = built.measure(core=True)
        for agreement in [one for one in (live, core) if one]:
            self.assertEqual(agreement.wrong, [])
            self.assertEqual((agreement.lines, agreement.locals), (0, 0))
            self.assertEqual(agreement.found, agreement.frames)
        with Target(built.program, built.compiler.root) as target:
            snapshot = look(str(target.process.pid), "--all")
            for frame in snapshot["frames"]:
                self.assertRegex(frame["function"], r"^program\+0x[0-9a-f]+$")
                self.assertIn("stripped", " ".join(frame["notes"]))
            said = [module["note"] for module in snapshot["modules"] if module["path"].endswith("/program")]
            self.assertIn("it is stripped", said[0])

    def test_gcc(self):
        for level in ("-O0", "-O2"):
            with self.subTest(level=level):
                self.assert_nameless(self.build("stripped", "gcc-12", "kinds.cpp", level))

    def test_clang(self):
        for level in ("-O0", "-O2") if WHOLE_TABLE else ("-O0",):
            with self.subTest(level=level):
                self.assert_nameless(self.build("stripped", "clang-19", "kinds.cpp", level))

    def test_the_place_is_that_of_the_resume_function(self):
        built = self.built("gcc-12")
        built.compile("late_alone.cpp", "-g")
        symbols = call([inspect_targets.tool("nm"), built.program])
        places = {address.lstrip("0") for address in re.findall(r"(?m)^([0-9a-f]+) t \S+\.actor$", symbols)}
        built.run(inspect_targets.tool("strip"), "--strip-all", "program")
        with Target(built.program) as target:
            frames = look(str(target.process.pid))["frames"]
            self.assertEqual(len(frames), len(target.frames))
            for frame in frames:
                self.assertIn(frame["function"].partition("+0x")[2], places)

    def test_neither_symbols_nor_unwinding(self):
        built = self.build("no .eh_frame", "gcc-12", "late_alone.cpp")
        with Target(built.program) as target:
            snapshot = look(str(target.process.pid), "--all")
            self.assertEqual(snapshot["frames"], [])
            self.assertIn("neither symbols nor unwind information",
                          " ".join(module.get("note", "") for module in snapshot["modules"]))

    def test_symbols_alone(self):
        for compiler in ("gcc-12", "clang-19"):
            with self.subTest(compiler=compiler):
                built = self.build("no debug info", compiler, "kinds.cpp")
                agreement = built.measure()
                self.assert_right(agreement)
                self.assertEqual((agreement.lines, agreement.locals), (0, 0))
                with Target(built.program) as target:
                    functions = {frame["function"].partition("(")[0]
                                 for frame in look(str(target.process.pid))["frames"]}
                    self.assertLessEqual({"outermost", "middle", "innermost", "Service::serve"}, functions)


class Libraries(TargetTest):
    """Coroutines of a shared library, linked or loaded by the program when it likes."""

    def libraries(self, compiler="gcc-12"):
        """A program with the library linked, and one that loads it by name."""
        built = self.built(compiler)
        built.compile("late.cpp", "-g", "-shared", "-fPIC", output="liblate.so")
        built.compile("loader.cpp", "-g", "-rdynamic", "-DLINKED", "-L.", "-llate", "-Wl,-rpath,$ORIGIN",
                      output="linked")
        built.compile("loader.cpp", "-g", "-rdynamic")
        return built

    def test_frames_of_both(self):
        for compiler in ("gcc-12", "clang-19"):
            with self.subTest(compiler=compiler):
                built = self.libraries(compiler)
                built.arguments = [built.path("liblate.so")]
                self.assert_both(self.assert_complete, built)
                built.program, built.arguments = built.path("linked"), ["none"]
                self.assert_both(self.assert_complete, built)

    def held(self, place, *command):
        """Starts a program until it comes to a place: exit code, frames, and what was said. Nothing of it stays."""
        process = subprocess.Popen([PROGRAM, "inspect", "--json", "--kill", "--at", place, "--"] + list(command),
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL,
                                   start_new_session=True)
        try:
            out, said = process.communicate(timeout=inspect_targets.PATIENCE)
        finally:
            try:
                os.killpg(process.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
            process.wait()
        return process.returncode, json.loads(out)["frames"] if process.returncode == 0 else [], said.decode()

    def test_a_line_of_a_library_that_comes_later(self):
        for compiler in ("gcc-12", "clang-19"):
            self.check_a_line_that_comes_later(self.libraries(compiler))

    def check_a_line_that_comes_later(self, built):
        line = line_of("late.cpp", "doubled += 1;")
        loads, linked = [built.path("program"), built.path("liblate.so")], [built.path("linked"), "none"]
        table = [(True, loads), (False, linked)]
        if shutil.which("bash"):
            table.append((True, ["bash", "-c", 'exec "$0" "$@"'] + loads))
        for waits, command in table:
            with self.subTest(command=command):
                code, frames, said = self.held("late.cpp:%d" % line, *command)
                self.assertEqual(code, 0, said)
                self.assertEqual("waiting for a library" in said, waits, said)
                (running,) = [frame for frame in frames if frame["state"] == "GEN_RUNNING"]
                self.assertEqual((running["line"], running["function"]), (line, "late(int)"))
                (doubled,) = [local["value"] for local in running["locals"] if local["name"] == "doubled"]
                self.assertEqual(doubled["text"], "40")  # loader.cpp gives 20 to the first one that comes so far

    def test_a_line_that_never_comes(self):
        code, unused, said = self.held("nowhere.cpp:3", self.libraries().path("program"), "/nowhere.so")
        self.assertEqual(code, 3)
        self.assertIn("no code of the program is from nowhere.cpp, yet", said)
        self.assertIn("it never came to nowhere.cpp:3", said)


def line_of(source, text):
    with open(os.path.join(inspect_targets.SOURCES, source)) as file:
        return next(number for number, line in enumerate(file, 1) if text in line)


class Compilers(TargetTest):
    """Each compiler that is found, on programs of many scopes and of many kinds of coroutines."""

    EACH_RUN = [("kinds.cpp", "gcc-12", "-O0"), ("kinds.cpp", "gcc-12", "-O2"), ("kinds.cpp", "clang-14", "-O0"),
                ("kinds.cpp", "clang-19", "-O0"), ("kinds.cpp", "clang-19", "-O2"), ("locals.cpp", "gcc-14", "-O0"),
                ("kinds.cpp", "gcc-14", "-O2"), ("few.cpp", "clang-19", "-O1"), ("few.cpp", "clang-19", "-O2")]

    def test_says_what_the_program_says(self):
        table = self.EACH_RUN
        if WHOLE_TABLE:
            table = [(source, compiler, level) for source in ("locals.cpp", "kinds.cpp", "few.cpp")
                     for compiler in COMPILERS
                     for level in ("-O0", "-Og", "-O2")]
        for source, compiler, level in table:
            with self.subTest(source=source, compiler=compiler, level=level):
                built = self.built(compiler, level)
                built.compile(source, "-g")
                exact = not built.compiler.clang or level == "-O0"
                self.assert_both(self.assert_complete if exact else self.assert_right, built)

    def test_lines_where_a_coroutine_first_waits(self):
        """The function that makes the frame knows them, whether its name is long or short."""
        built = self.built("clang-14", "-O2")
        built.compile("few.cpp", "-g")
        seen = built.measure()
        self.assert_right(seen)
        self.assertEqual(seen.lines, seen.waiting)

    def test_static_variables(self):
        """clang describes them for another function: that they are left out is said."""
        for compiler in ("gcc-12", "clang-19"):
            with self.subTest(compiler=compiler):
                built = self.built(compiler)
                built.compile("statics.cpp", "-g")
                with Target(built.program) as target:
                    (frame,) = look(str(target.process.pid))["frames"]
                shown = {local["name"]: local["value"]["text"] for local in frame["locals"]
                         if "artificial" not in local}  # __func__
                said = " ".join(frame["notes"])
                if built.compiler.clang:
                    self.assertEqual(shown, {})
                    self.assertRegex(said, "static variables are not shown.*: made, rounds$")
                else:
                    self.assertEqual(shown, {"made": "5", "rounds": "12"})
                    self.assertNotIn("static", said)


class LibrariesOfCoroutines(TargetTest):
    """Types that are not ours: the frames, where they stand, and whom they wait for."""

    def check(self, built):
        with Target(built.program) as target:
            frames = look(str(target.process.pid))["frames"]
        by_address = {frame["address"]: frame for frame in frames}
        found = {}
        for function, expected in target.named.items():
            (found[function],) = [frame for frame in frames
                                  if re.match(r"(.*::)?%s\(" % function, frame["function"])]
            frame = found[function]
            self.assertEqual((frame["state"], frame["line"]), (expected["state"], expected["line"]), function)
            shown = {local["name"]: inspect_targets.text_of(local["value"]) for local in frame["locals"]}
            self.assertEqual({name: shown.get(name) for name in expected["locals"]}, expected["locals"], function)
        done = [frame["function"] for frame in frames if re.match(r"(brief|several)\(", frame["function"])]
        self.assertEqual(done, [])  # their memory is kept for others
        waits = {}
        for function, frame in found.items():
            targets = [by_address[edge["target"]]["function"] for edge in frame["edges"] if edge["kind"] == "awaits"]
            waits[function] = targets[0].partition("(")[0] if targets else ""
        return waits, target.chain

    def test_asio(self):
        if not os.path.exists("/usr/include/boost/asio/experimental/coro.hpp"):
            self.skipTest("Boost.Asio is not installed")
        built = self.built("gcc-12")
        built.compile("asio_kinds.cpp", "-g")
        waits, chain = self.check(built)
        for waiter, awaited in zip(chain, chain[1:]):
            self.assertEqual(waits[waiter], awaited)

    def test_qcoro(self):
        if not os.path.exists("/usr/include/qcoro6/QCoro/QCoroTask"):
            self.skipTest("QCoro for Qt 6 is not installed")
        qt = "/usr/include/x86_64-linux-gnu/qt6"
        # clang does not say which awaiter is the one of the place: the task's promise knows who waits for it.
        for compiler in ("gcc-12", "clang-19"):
            with self.subTest(compiler=compiler):
                built = self.built(compiler)
                built.compile("qcoro_kinds.cpp", "-g", "-fPIC", "-I/usr/include/qcoro6", "-I/usr/include/qcoro6/qcoro",
                              "-I" + qt, "-I" + qt + "/QtCore", "-lQCoro6Core", "-lQt6Core")
                waits, chain = self.check(built)
                for waiter, awaited in zip(chain, chain[1:]):
                    self.assertEqual(waits[waiter], awaited)


if __name__ == "__main__":
    unittest.main()
