"""Several builds of the same adapters, as their users meet them; and the plan and the roots that ./yieldcheck keeps."""

import json
import os
import re
import shutil
import subprocess
import tempfile
import unittest

import test_cli

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


class Builds(test_cli.Repository):
    """The adapter "wrong" of g++, and one of clang that makes none of its mistakes."""

    def setUp(self):
        super().setUp()
        text = self.read("bin/yieldcheck-adapter-wrong")
        self.write("other/yieldcheck-adapter-wrong",
                   text.replace('"g++ 12.2.0"', '"clang 19.1.7"').replace('if NAME == "wrong"', "if False"))
        os.chmod(self.path("other/yieldcheck-adapter-wrong"), 0o700)

    def environment(self):
        return dict(super().environment(), YIELDCHECK_ADAPTERS=self.path("bin") + ":" + self.path("other"))

    def results(self, *arguments):
        self.call("run", "--adapter", "wrong", "--lane", "native", "--json", "out.json", *arguments)
        return json.loads(self.read("out.json"))

    def test_the_result_file_names_the_build_and_the_cause(self):
        file = self.results()
        self.assertEqual([one["build"] for one in file["adapters"]], ["g++ 12.2.0 -O0", "clang 19.1.7 -O0"])
        self.assertEqual([(one["build"], one["scenario"], one["verdict"], one.get("cause")) for one in file["results"]],
                         [("g++ 12.2.0 -O0", "end/crash", "crashes", "compiler"),
                          ("g++ 12.2.0 -O0", "send/total", "diverges", "compiler"),
                          ("clang 19.1.7 -O0", "end/crash", "conforms", None),
                          ("clang 19.1.7 -O0", "send/total", "conforms", None)])

    def test_what_every_build_does_is_the_library(self):
        text = self.read("other/yieldcheck-adapter-wrong")
        self.write("other/yieldcheck-adapter-wrong", text.replace("if False", "if True"))
        self.assertEqual({one["cause"] for one in self.results()["results"]}, {"library"})
        self.assertNotIn("Differences", self.call("run").stdout)

    def test_differences_are_laid_to_the_compiler(self):
        done = self.call("run", "--adapter", "wrong")
        self.assertIn("Differences between compilers or levels, not libraries:\n"
                      "  end/crash  native: wrong\n"
                      "    crashes      g++ 12.2.0 -O0\n"
                      "                 killed by SIGSEGV in step 2: next(g)\n"
                      "    conforms     clang 19.1.7 -O0\n", done.stdout)
        self.assertIn("\nA  g++ 12.2.0 -O0\nB  clang 19.1.7 -O0\n", done.stdout)
        for line in done.stdout.splitlines():
            if "./yieldcheck " not in line:  # a command stays whole, to be copied
                self.assertLessEqual(len(line), 80)

    def test_build_chooses(self):
        self.assertEqual({one["build"] for one in self.results("--build", "clang*")["results"]}, {"clang 19.1.7 -O0"})
        self.assertEqual(len(self.results("--build", "*-O0")["results"]), 4)
        self.assertEqual(self.fault("run", "--build", "clang 18*"),
                         'unknown build "clang 18*"\nknown: g++ 12.2.0 -O0, clang 19.1.7 -O0')

    def test_explain_names_the_build_and_how_to_see_it_again(self):
        done = self.call("explain", "wrong", "send/total")
        self.assertIn("built with g++ 12.2.0 -O0\n", done.stdout)
        self.assertIn("send/total --lane native --build 'g++ 12.2.0 -O0'\n", done.stdout)
        self.assertTrue(self.call("explain", "wrong", "send/total", "--build", "clang*").stdout.startswith("conforms"))

    def test_list_shows_all(self):
        listed = json.loads(self.call("list", "adapters", "--json").stdout)
        self.assertEqual([one["build"] for one in listed if one["adapter"] == "wrong"],
                         ["g++ 12.2.0 -O0", "clang 19.1.7 -O0"])
        self.assertIn("libwrong 1.2, clang 19.1.7 -O0\n", self.call("list", "adapters").stdout)

    def test_conditions_of_a_baseline_tell_builds_apart(self):
        entry = ('[[accept]]\nadapter = "wrong"\nlane = "native"\nscenario = "send/*"\nverdict = "diverges"\n'
                 'reason = "known"\n')
        self.write("baseline.toml", entry)
        done = self.call("run")
        self.assertEqual(done.returncode, 2, done.stdout)
        self.assertIn("wrong native send/total (clang 19.1.7 -O0) is listed, but conforms", " ".join(done.stdout.split()))
        self.write("baseline.toml", entry + 'compiler = "g++*"\n')
        self.assertEqual(self.call("run").returncode, 0)

    def test_the_matrix_needs_the_script(self):
        self.assertEqual(self.fault("run", "--matrix", "full"),
                         "--matrix is for the script ./yieldcheck, which builds what takes part\n"
                         "call that instead of this program")
        self.assertIn("exclude each other", self.fault("run", "--toolchain", "trixie", "--scenarios", "somewhere"))


class Script(unittest.TestCase):
    """Parts of ./yieldcheck, called one by one."""

    def shell(self, script, path=None):
        start = ('root=%s preset=release; say() { echo "$*" >&2; }; fault() { say "$*"; exit 3; }; '
                 '. "$root/cmake/toolchain.sh"; . "$root/cmake/matrix.sh"; ' % ROOT)
        environment = dict(os.environ, PATH=(path + ":" if path else "") + os.environ["PATH"])
        return subprocess.run(["sh", "-c", "set -u; " + start + script], env=environment, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, universal_newlines=True)

    def chosen(self, arguments):
        done = self.shell("read_build_arguments %s; chosen_builds" % arguments)
        self.assertEqual(done.returncode, 0, done.stderr)
        return [line.split() for line in done.stdout.splitlines()]

    def test_without_a_plan_there_is_one_build(self):
        self.assertEqual(self.chosen("run --adapter reference"), [])

    def test_the_full_plan_takes_everything_everywhere(self):
        lines = self.chosen("run --matrix full")
        self.assertEqual({line[2] for line in lines}, {"g++-12", "clang++-19", "g++-14"})
        self.assertEqual([line[3:] for line in lines], [["all"]] * len(lines))

    def test_a_toolchain_is_one_build_more(self):
        self.assertEqual(self.chosen("run --toolchain trixie"), [["gcc14-O0", "trixie", "g++-14", "all"]])
        self.assertEqual(self.chosen("run --toolchain sid"), [["sid-O0", "sid", "g++", "all"]])
        self.assertEqual(self.chosen("run --toolchain sid --matrix full")[:-1], self.chosen("run --matrix full"))

    def test_adapters_narrow_what_is_built(self):
        self.assertEqual({tuple(line[3:]) for line in self.chosen("run --adapter range_v3 --matrix=full")}, {("range_v3",)})
        self.assertEqual({line[0] for line in self.chosen("explain libpcl close/x --matrix ci")}, {"gcc12-O2", "clang19-sanitizers"})

    def test_plan_ci_misses_no_adapter_compiler_or_level(self):
        lines = self.chosen("run --matrix ci")
        folders = {name for name in os.listdir(os.path.join(ROOT, "adapters"))
                   if os.path.exists(os.path.join(ROOT, "adapters", name, "CMakeLists.txt"))}
        named = {name for line in lines for name in line[3:]} - {"all"}
        self.assertEqual(named, folders - {"wrong"})
        self.assertEqual({line[2] for line in lines}, {"g++-12", "clang++-19", "g++-14"})
        self.assertEqual({level for line in lines for level in re.findall(r"-(O\d)$", line[0])}, {"O0", "O2"})

    def test_every_line_of_the_plan_is_a_preset_of_that_compiler(self):
        with open(os.path.join(ROOT, "CMakePresets.json")) as file:
            presets = {preset["name"]: preset for preset in json.load(file)["configurePresets"]}

        def value(preset, key):
            variables = preset.get("cacheVariables", {})
            return variables[key] if key in variables else value(presets[preset["inherits"]], key)

        for name, toolchain, compiler, *_ in self.chosen("run --matrix full"):
            self.assertEqual(value(presets[name], "CMAKE_CXX_COMPILER"), compiler)
            if toolchain != "-":
                self.assertEqual(value(presets[name], "YIELDCHECK_TOOLCHAIN"), toolchain)
            self.assertTrue(value(presets[name], "YIELDCHECK_BODY_OPTIONS") in name or name.endswith("sanitizers"))

    def test_wrong_names_are_faults(self):
        done = self.shell("read_build_arguments run --matrix fulll")
        self.assertEqual((done.returncode, done.stderr), (3, 'unknown plan "fulll" of --matrix; known: full, ci, fidelity\n'))
        done = self.shell("read_build_arguments run --toolchain sarge")
        self.assertEqual((done.returncode, done.stderr), (3, 'there is no toolchain "sarge"; known: sid, trixie\n'))
        done = self.shell("read_build_arguments run --matrix")
        self.assertEqual((done.returncode, done.stderr), (3, "--matrix needs a plan: full, ci or fidelity\n"))

    def test_the_mirror_is_the_machine_s_own(self):
        with tempfile.TemporaryDirectory() as folder:
            self.stub(folder, "apt-get", "echo 'Debian-Security|main|Packages|http://security.test/'\n"
                                         "echo 'Debian|main|Translations|http://wrong.test/'\n"
                                         "echo 'Debian|main|Packages|http://mirror.test/debian/'\n")
            self.assertEqual(self.shell("debian_mirror", folder).stdout, "http://mirror.test/debian/\n")

    def test_a_root_needs_root(self):
        with tempfile.TemporaryDirectory() as folder:
            self.stub(folder, "id", "echo 1000\n")
            done = self.shell("root=%s/copy; mkdir -p $root/cmake/toolchains; : >$root/cmake/toolchains/trixie.txt; "
                              "prepare_toolchain trixie" % folder, folder)
            self.assertEqual(done.returncode, 3)
            self.assertRegex(done.stderr, r"^toolchain trixie needs root, .*sudo ./yieldcheck toolchain trixie\n$")

    def test_what_is_configured_again(self):
        """A build folder that was moved; one that was made before what tests need was there; no other."""
        with tempfile.TemporaryDirectory() as folder:
            tree = os.path.join(folder, "tree")
            shutil.copytree(os.path.join(ROOT, "cmake"), os.path.join(tree, "cmake"))
            for name in ("yieldcheck", "CMakePresets.json"):
                shutil.copy(os.path.join(ROOT, name), tree)
            build = os.path.join(tree, "build", "release")
            self.stub(folder, "ninja", "exit 0\n")
            self.stub(folder, "cmake", 'echo "CMAKE_HOME_DIRECTORY:INTERNAL=$PWD" >build/release/CMakeCache.txt\n'
                                       ": >build/release/build.ninja\n")

            def said():
                done = subprocess.run([os.path.join(tree, "yieldcheck"), "build", "x"], stderr=subprocess.PIPE,
                                      env=dict(os.environ, PATH=folder + ":" + os.environ["PATH"],
                                               YIELDCHECK_PRESET="release"), universal_newlines=True)
                self.assertEqual(done.returncode, 0, done.stderr)
                return done.stderr
            configures = "yieldcheck: configuring build/release\n"
            self.assertIn(configures, said())
            self.assertNotIn("configuring", said())
            with open(os.path.join(build, ".there"), "a") as file:
                file.write("another-package ")
            self.assertTrue(said().startswith(configures))
            with open(os.path.join(build, "CMakeCache.txt"), "w") as file:
                file.write("CMAKE_HOME_DIRECTORY:INTERNAL=/somewhere/else\n")
            stale = os.path.join(build, "stale.o")
            open(stale, "w").close()
            self.assertTrue(said().startswith("yieldcheck: build/release was made for /somewhere/else: it is made "
                                              "anew\n" + configures))
            self.assertFalse(os.path.exists(stale))
            self.assertNotIn("configuring", said())

    def stub(self, folder, name, script):
        with open(os.path.join(folder, name), "w") as file:
            file.write("#!/bin/sh\n" + script)
        os.chmod(os.path.join(folder, name), 0o755)


if __name__ == "__main__":
    unittest.main()
