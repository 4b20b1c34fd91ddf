"""Every format that has a schema is valid by it, whatever stands in the results: SARIF by the published one."""

import hashlib
import json
import os
import shutil
import subprocess
import tarfile
import tempfile
import unittest
import xml.etree.ElementTree

try:
    import jsonschema
except ImportError:  # on Debian: python3-jsonschema
    jsonschema = None

SCHEMAS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
SAMPLES = os.environ.get("YIELDCHECK_FORMAT_SAMPLES", "")
KEPT = os.environ.get("YIELDCHECK_KEPT", tempfile.gettempdir())  # what has been fetched once

# The schema of the standard (SARIF 2.1.0, errata: revision rtm.5), as an npm package has it.
SARIF_PACKAGE = "@microsoft/jest-sarif@1.0.0-beta.0"
SARIF_FILE = "package/lib/schemas/sarif-2.1.0-rtm.5.json"
SARIF_DIGEST = "2d99159ae54a3eea97f81781cff48780548657c35949f4b7f25e99a2ba4de4f8"


def cannot(test, sentence):
    """In continuous integration there is no excuse."""
    if os.environ.get("CI"):
        test.fail(sentence)
    test.skipTest(sentence)


def sarif_schema(test):
    kept = os.path.join(KEPT, "sarif-2.1.0-rtm.5.json")
    if not os.path.exists(kept):
        if not shutil.which("npm"):
            cannot(test, "there is no npm to fetch SARIF's schema with")
        with tempfile.TemporaryDirectory() as folder:
            done = subprocess.run(["npm", "pack", "--silent", SARIF_PACKAGE], cwd=folder, stdout=subprocess.PIPE,
                                  stderr=subprocess.STDOUT, universal_newlines=True)
            if done.returncode != 0:
                cannot(test, "npm could not fetch " + SARIF_PACKAGE + ": " + done.stdout[-300:])
            with tarfile.open(os.path.join(folder, os.listdir(folder)[0])) as package:
                text = package.extractfile(SARIF_FILE).read()
        with open(kept + ".new", "wb") as file:
            file.write(text)
        os.replace(kept + ".new", kept)
    with open(kept, "rb") as file:
        text = file.read()
    test.assertEqual(hashlib.sha256(text).hexdigest(), SARIF_DIGEST)
    return json.loads(text)


class Schemas(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp()
        subprocess.run([SAMPLES, cls.folder], check=True)

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder)

    def files(self, kind):
        found = sorted(name for name in os.listdir(self.folder) if name.endswith("." + kind))
        self.assertEqual(len(found), 6)
        return [os.path.join(self.folder, name) for name in found]

    def valid_by(self, validator, document):
        errors = [(list(error.path), error.message[:200]) for error in validator.iter_errors(document)]
        self.assertEqual(errors[:3], [])

    def test_result_files(self):
        if jsonschema is None:
            cannot(self, "there is no python3-jsonschema")
        with open(os.path.join(SCHEMAS, "result-1.schema.json")) as file:
            validator = jsonschema.Draft202012Validator(json.load(file))
        for name in self.files("json"):
            with self.subTest(name), open(name) as file:
                self.valid_by(validator, json.load(file))

    def test_sarif(self):
        if jsonschema is None:
            cannot(self, "there is no python3-jsonschema")
        schema = sarif_schema(self)
        validator = jsonschema.Draft4Validator(schema, format_checker=jsonschema.FormatChecker())
        for name in self.files("sarif"):
            with self.subTest(name), open(name) as file:
                log = json.load(file)
                self.assertGreater(len(log["runs"][0]["results"]), 0)
                self.valid_by(validator, log)
        for spoil in (lambda run: run.update(columnKind="bytes"), lambda run: run["results"][0].pop("message"),
                      lambda run: run["results"][0].update(level="fatal"), lambda run: run.update(more=1),
                      lambda run: run["tool"]["driver"].pop("name")):
            spoilt = json.loads(json.dumps(log))
            spoil(spoilt["runs"][0])
            self.assertFalse(validator.is_valid(spoilt))

    def validate_junit(self, text):
        return subprocess.run(["xmllint", "--noout", "--huge", "--schema", os.path.join(SCHEMAS, "junit.xsd"), "-"],
                              input=text, stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def test_junit(self):
        if not shutil.which("xmllint"):
            cannot(self, "there is no xmllint; on Debian: apt-get install libxml2-utils")
        for name in self.files("junit"):
            with self.subTest(name), open(name, "rb") as file:
                text = file.read()
                done = self.validate_junit(text)
                self.assertEqual(done.returncode, 0, done.stderr[-500:])
                self.check_counts(xml.etree.ElementTree.fromstring(text))
        for right, wrong in ((b"<testsuites ", b"<testsuites more=\"1\" "), (b" classname=", b" class="),
                             (b"<failure type=\"diverges\"", b"<failure"), (b"skipped=\"", b"skipped=\"x")):
            self.assertIn(right, text)
            self.assertNotEqual(self.validate_junit(text.replace(right, wrong, 1)).returncode, 0, wrong)

    def check_counts(self, root):
        for suite in root:
            self.assertEqual(len(suite.findall("testcase")), int(suite.get("tests")))
            for tag, attribute in (("failure", "failures"), ("error", "errors"), ("skipped", "skipped")):
                self.assertEqual(len(suite.findall("testcase/" + tag)), int(suite.get(attribute)))
        for attribute in ("tests", "failures", "errors"):
            self.assertEqual(sum(int(suite.get(attribute)) for suite in root), int(root.get(attribute)))

    def test_badges_are_svg(self):
        for name in self.files("badge"):
            with open(name, "rb") as file:
                self.assertEqual(xml.etree.ElementTree.fromstring(file.read()).tag, "{http://www.w3.org/2000/svg}svg")


if __name__ == "__main__":
    unittest.main()
