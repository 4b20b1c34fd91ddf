"""Programs of many compilers, and how far `yieldcheck inspect` agrees with what they print of themselves.

Used by the tests (test_inspect_targets.py) and by the table (inspect_table.py).
"""

import glob
import json
import os
import re
import select
import shutil
import subprocess
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SOURCES = os.path.join(ROOT, "inspector", "test_targets")
PROGRAM = os.environ.get("YIELDCHECK_PROGRAM", os.path.join(ROOT, "build", "release", "cli", "yieldcheck"))
PATIENCE = 120  # seconds that any one step may take on a machine that is busy

# What a target holds but does not print.
UNPRINTED = {"word", "pad", "words"}


class Missing(Exception):
    """What this machine lacks for a build, in a sentence."""


def call(command, **more):
    """Runs a command to its end; its output, or an AssertionError with all that it said."""
    done = subprocess.run([str(word) for word in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          stdin=subprocess.DEVNULL, timeout=PATIENCE, **more)
    text = done.stdout.decode("utf-8", "replace")
    if done.returncode != 0:
        raise AssertionError("%s: code %d\n%s" % (" ".join(map(str, command)), done.returncode, text))
    return text


def tool(*names):
    for name in names:
        found = shutil.which(name)
        if found:
            return found
    raise Missing("there is no %s on this machine" % " or ".join(names))


class Compiler:
    """A compiler of this machine, or of a Debian root in which it and what it makes are run."""

    def __init__(self, name, command, root=""):
        self.name, self.command, self.root = name, command, root

    @property
    def clang(self):
        return "clang" in self.name

    def run(self, words, folder):
        """In the root, `folder` has the same path as outside."""
        if not self.root:
            return call(words, cwd=folder)
        return call(["chroot", self.root, "sh", "-c", 'cd "$0" && exec "$@"', folder] + words)

    def folder(self):
        """For one build: seen by the compiler under the path that it has without the root."""
        made = tempfile.mkdtemp(prefix="yieldcheck-target-", dir=self.root + "/tmp")
        return made[len(self.root):]

    def compile(self, folder, sources, output, options):
        """Sources by their names in test_targets; the output, and what the compiler leaves beside it, in the folder."""
        if self.root:
            for source in glob.glob(os.path.join(SOURCES, "*.[ch]pp")):
                shutil.copy(source, self.root + folder)
            options = options + ["-ffile-prefix-map=%s=%s" % (folder, SOURCES)]
        where = folder if self.root else SOURCES
        more = ["-Wno-deprecated-experimental-coroutine", "-stdlib=libstdc++"] if self.clang else []
        libraries = [option for option in options if option.startswith("-l")]
        options = [option for option in options if option not in libraries]
        self.run([self.command, "-std=c++20", "-pthread"] + more + options +
                 [os.path.join(where, source) for source in sources] + libraries + ["-o", output], folder)
        return os.path.join(folder, output)


def compilers():
    """All that there are, by name: gcc-12, clang-19, and gcc-14 of a root."""
    found = {}
    for family, pattern in (("gcc", "g++"), ("clang", "clang++")):
        for version in range(12, 25):
            command = shutil.which("%s-%d" % (pattern, version))
            if command:
                found["%s-%d" % (family, version)] = Compiler("%s-%d" % (family, version), command)
    roots = glob.glob(os.path.join(ROOT, "build", "toolchains", "*", "root"))
    roots += [root for root in os.environ.get("YIELDCHECK_TOOLCHAIN_ROOTS", "").split(":") if root]
    for root in roots if os.geteuid() == 0 else []:
        for path in glob.glob(os.path.join(root, "usr", "bin", "g++-*")):
            version = path.rpartition("-")[2]
            if version.isdigit() and "gcc-" + version not in found:
                found["gcc-" + version] = Compiler("gcc-" + version, path[len(root):], root)
    return found


class Target:
    """A program that has said what it holds, and waits. Ends with this object."""

    def __init__(self, program, root="", abort=False, arguments=()):
        """`abort`: it leaves a core file in its folder."""
        self.folder = tempfile.mkdtemp(prefix="yieldcheck-run-", dir=root + "/tmp")
        self.root = root
        words = [program] + list(arguments) + (["abort"] if abort else [])
        shell = 'cd "$0" && ulimit -c %s && exec "$@"' % ("unlimited" if abort else "0")
        words = ["sh", "-c", shell, self.folder[len(root):]] + words
        if root:
            words = ["chroot", root] + words
        if shutil.which("setpriv"):  # whatever becomes of the test
            words = ["setpriv", "--pdeathsig", "KILL"] + words
        self.process = subprocess.Popen(words, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL)
        self.frames, self.edges, self.named, self.chain = {}, set(), {}, []
        try:
            self.read()
        except BaseException:
            self.close()
            raise

    def read(self):
        text, end = b"", time.monotonic() + PATIENCE
        while b"ready\n" not in text:
            if not select.select([self.process.stdout], [], [], max(0, end - time.monotonic()))[0]:
                raise AssertionError("the target did not say that it is ready; it said %r" % text[-500:])
            more = os.read(self.process.stdout.fileno(), 65536)
            if not more:
                raise AssertionError("the target ended; it said %r" % text[-500:])
            text += more
        for line in text.decode().splitlines():
            words = line.split(" ", 5)
            if words[0] == "frame":
                self.frames[int(words[1], 16)] = {"state": words[2], "function": words[3], "line": int(words[4]),
                                                  "locals": parse_locals(words[5] if len(words) > 5 else "")}
            elif words[0] == "named":
                words = line.split(" ", 4)
                self.named[words[2]] = {"state": words[1], "function": words[2], "line": int(words[3]),
                                        "locals": parse_locals(words[4] if len(words) > 4 else "")}
            elif words[0] == "chain":
                self.chain = words[1:]
            elif words[0] == "edge":
                self.edges.add((int(words[1], 16), int(words[2], 16)))

    def core(self):
        """The path of its core file, or an empty string where the system keeps none in the working folder."""
        self.process.wait(PATIENCE)
        found = glob.glob(os.path.join(self.folder, "core*"))
        return found[0] if found else ""

    def close(self):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()
        shutil.rmtree(self.folder, True)

    def __enter__(self):
        return self

    def __exit__(self, *unused):
        self.close()


def parse_locals(text):
    """a=1 name="x y" list=[1, 2]: values may hold spaces within quotes and brackets."""
    found, at = {}, 0
    for match in re.finditer(r"(\w+)=", text):
        if match.start() < at:
            continue
        depth, quoted, end = 0, False, match.end()
        while end < len(text) and (text[end] != " " or depth > 0 or quoted):
            quoted ^= text[end] == '"'
            depth += (text[end] in "[{") - (text[end] in "]}")
            end += 1
        found[match.group(1)] = text[match.end():end]
        at = end
    return found


def text_of(value):
    """A value of the JSON as the targets print it."""
    kind, children = value["kind"], value.get("children", [])
    if kind == "character":
        return "'%s'" % chr(int(value["text"]))
    if kind == "string":
        return '"%s"' % value.get("text", "")
    if kind == "reference" and children:
        return text_of(children[0])
    if kind == "structure":
        return "{%s}" % ", ".join("%s = %s" % (child.get("name"), text_of(child)) for child in children)
    if kind == "sequence":
        return "[%s]" % ", ".join(map(text_of, children))
    return value.get("text", "")


def incomplete(value):
    """Whether what text_of() tells of a value lacks something that the inspector calls unavailable."""
    told = value.get("children", []) if value["kind"] in ("reference", "structure", "sequence") else []
    return value["kind"] == "unavailable" or any(map(incomplete, told))


def look(*arguments):
    """What inspect says, as JSON."""
    return json.loads(call([PROGRAM, "inspect", "--json"] + list(arguments)))


class Agreement:
    """A snapshot against what the program says."""

    def __init__(self, target, snapshot):
        said, seen = target.frames, {int(frame["address"], 16): frame for frame in snapshot["frames"]}
        self.frames, self.found, self.doubtful = len(said), 0, 0
        self.lines = self.lines_unknown = self.waiting = 0
        self.locals = self.missing = 0
        self.absent, self.wrong = [], []
        for address, frame in seen.items():
            if address not in said and "doubt" not in frame:
                self.wrong.append("invented: %s at %#x" % (frame["function"], address))
        for address, expected in said.items():
            if address in seen:
                self.found += 1
                self.doubtful += "doubt" in seen[address]
                # Within a block of an allocator of its own: whether it has been freed nobody can tell.
                if "doubt" in seen[address] and expected["locals"].get("own") != "201":
                    self.wrong.append("%s is doubtful: %s" % (seen[address]["function"], seen[address]["doubt"]))
                self.compare(seen[address], expected)
        self.compare_edges(target.edges, seen)

    def compare(self, frame, expected):
        where = "%s:%d" % (expected["function"], expected["line"])
        if frame["state"] != expected["state"] and frame["state"] != "UNKNOWN":
            self.wrong.append("%s is %s, not %s" % (where, frame["state"], expected["state"]))
        if frame["function"].startswith("_Z"):
            self.wrong.append("%s has no readable name: %s" % (where, frame["function"]))
        if expected["state"] != "GEN_SUSPENDED":
            return
        self.waiting += 1
        if frame.get("line", 0) == 0 or frame["confidence"] in ("none", "doubtful"):
            self.lines_unknown += 1
        elif frame["line"] == expected["line"]:
            self.lines += 1
        else:
            self.wrong.append("%s stands at line %d, %s" % (where, frame["line"], frame["confidence"]))
        shown = {local["name"]: local for local in frame["params"] + frame["locals"] if not local.get("shadowed")}
        for name, value in expected["locals"].items():
            local = shown.get(name)
            if local is None or incomplete(local["value"]):
                self.missing += 1
                self.absent.append("%s: %s" % (where, name))
            elif value in ("?", text_of(local["value"])):
                self.locals += 1
            else:
                self.wrong.append("%s: %s = %s, not %s" % (where, name, text_of(local["value"]), value))
        for local in frame["locals"]:
            if local["name"] not in expected["locals"] and local["name"] not in UNPRINTED and not (
                    local.get("shadowed") or local.get("artificial") or local["value"].get("static") or
                    local["value"]["kind"] == "unavailable"):
                self.wrong.append("%s: %s is shown, and is not alive" % (where, local["name"]))

    def compare_edges(self, said, seen):
        waits = {(address, int(edge["target"], 16)) for address, frame in seen.items() for edge in frame["edges"]
                 if edge["kind"] == "awaits"}
        self.edges, self.edges_known = len(said), len(waits & said)
        if said:
            for one, other in waits - said:
                self.wrong.append("%s does not wait for %s" % (seen[one]["function"], seen[other]["function"]))

    def row(self):
        found = "%d/%d" % (self.found, self.frames) + (" (%d ?)" % self.doubtful if self.doubtful else "")
        row = [found, "%d/%d" % (self.lines, self.waiting), "%d/%d" % (self.locals, self.locals + self.missing)]
        return row + ["%d/%d" % (self.edges_known, self.edges) if self.edges else "", str(len(self.wrong))]

    @property
    def complete(self):
        return (self.found == self.frames and self.lines == self.waiting and self.missing == 0 and
                self.edges_known == self.edges and not self.doubtful)


def measure(program, root="", options=(), arguments=(), core=False):
    """The agreement on a running program; with `core`, that and the one on a core of it (None where there is none)."""
    with Target(program, root, arguments=arguments) as target:
        live = Agreement(target, look(str(target.process.pid), "--all", *options))
    if not core:
        return live
    with Target(program, root, abort=True, arguments=arguments) as target:
        path = target.core()
        more = ["--exe", root + program] if root else []
        return live, Agreement(target, look("--core", path, "--all", *more, *options)) if path else None
