"""Bad input to `yieldcheck inspect`: one clear sentence, code 3, no crash, no hang."""

import select
import signal
import subprocess
import unittest

from inspect_program import PROGRAM, Programs, environment, inspect


class Faults(Programs):
    def test_sentences(self):
        for arguments, part in [
                ([], "nothing to inspect"), (["999999999"], "there is no process 999999999"),
                (["--core", "/nowhere"], "/nowhere"), (["--doctor", "/etc/passwd"], "/etc/passwd"),
                (["1", "--state", "asleep"], "there is no state 'asleep'"), (["1", "--function", "("], "regular"),
                (["1", "--file", ":"], "no place"), (["1", "--with-local", "=3"], "names no local"),
                (["1", "--tree", "--group"], "exclude"), (["1", "--json", "--tree"], "exclude"),
                (["1", "--after", "1"], "started"), (["1", "--exe", "x"], "--core"),
                (["--at", "shop.cpp", "--", "/bin/true"], "FILE:LINE"), (["1", "--limit", "x"], "--limit"),
                (["--", "/nonexistent/program"], "/nonexistent/program")]:
            with self.subTest(arguments=arguments):
                error = inspect(*arguments, code=3)
                self.assertIn(part, error)
                self.assertLessEqual(len(error.splitlines()), 2, error)

    def test_closed_pipe(self):
        done = subprocess.run("%s inspect %d --json | head -c 10" % (PROGRAM, self.shop()), shell=True,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60)
        self.assertEqual((done.stdout, done.stderr), (b'{"format":', b""))

    def test_damage_that_no_reader_bore(self):
        """As if a library had crashed on a damaged file: a sentence, and the target goes on."""
        shop = self.shop()
        process = subprocess.Popen([PROGRAM, "inspect", "--interactive", str(shop)], stdin=subprocess.PIPE,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment())
        self.addCleanup(process.communicate)
        self.addCleanup(process.kill)
        self.assertTrue(select.select([process.stdout], [], [], 60)[0], "waited for the prompt's first words")
        process.send_signal(signal.SIGSEGV)
        error = process.communicate(timeout=60)[1].decode()
        if "Sanitizer" in error:
            self.skipTest("a build with sanitizers reports crashes itself")
        self.assertEqual(process.returncode, 3, error)
        self.assertRegex(error, r"^yieldcheck: .* is damaged .*\n +`yieldcheck inspect --doctor PROGRAM`[^\n]*\n$")
        with open("/proc/%d/stat" % shop) as file:
            self.assertNotIn(file.read().rsplit(")", 1)[1].split()[0], "tTZX")

    def test_help(self):
        text = inspect("--help")
        self.assertIn("Examples:", text)
        self.assertLessEqual(max(map(len, text.splitlines())), 80)


if __name__ == "__main__":
    unittest.main()
