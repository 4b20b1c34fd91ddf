// The worker of worker.py in the Python of the npm package pyodide.
// Usage: node pyodide_worker.mjs PYODIDE_FOLDER ORACLE_PACKAGE_FOLDER [--version]
import fs from "node:fs";
import path from "node:path";
import readline from "node:readline";
import { pathToFileURL } from "node:url";

const [pyodideFolder, packageFolder, option] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(path.join(pyodideFolder, "pyodide.mjs")));
const python = await loadPyodide({
  env: { PYTHONHASHSEED: "0" },
  stdout: (line) => process.stderr.write(line + "\n"),
  stderr: (line) => process.stderr.write(line + "\n"),
});
if (option === "--version") {
  console.log(python.runPython(`import sys; "yieldcheck %s %d %d %d" % ((sys.implementation.name,) + sys.version_info[:3])`));
  process.exit(0);
}
const package_ = "/oracle/yieldcheck_oracle";
python.FS.mkdirTree(package_);
for (const name of fs.readdirSync(packageFolder)) {
  if (name.endsWith(".py")) python.FS.writeFile(`${package_}/${name}`, fs.readFileSync(path.join(packageFolder, name)));
}
const answer = python.runPython(`
import gc, json, sys
sys.path.insert(0, "/oracle")
from yieldcheck_oracle import worker
gc.collect()
gc.freeze()
lambda line: json.dumps(worker.answer(json.loads(line)), separators=(",", ":"))
`);
fs.writeSync(1, python.runPython("worker.READY") + "\n");
for await (const line of readline.createInterface({ input: process.stdin })) fs.writeSync(1, answer(line) + "\n");
