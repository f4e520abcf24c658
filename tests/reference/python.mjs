/** Runs the Python files named as arguments in CPython 3.14 (Pyodide) and prints what failed, as JSON: {file: traceback}. */

import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const driver = readFileSync(join(here, "driver.py"), "utf8");
const checks = readFileSync(join(here, "../python/checks.py"), "utf8");

let loadPyodide;
try {
  ({ loadPyodide } = await import("pyodide"));
} catch {
  console.error("Pyodide, the CPython that the checks are compared with, is not installed: run `npm ci` in the repository.");
  process.exit(2);
}

/** A new interpreter's function that runs one file's text: undefined, or the traceback of what failed. */
async function interpreter() {
  const python = await loadPyodide({ stdout: () => {}, stderr: () => {} });
  python.globals.set("checks_source", checks);
  python.runPython(driver);
  return python.globals.get("run");
}

let run = await interpreter();
const failures = {};
for (const file of process.argv.slice(2)) {
  try {
    const failure = run(readFileSync(file, "utf8"));
    if (failure) failures[file] = failure;
  } catch (error) {
    // What reaches us here has broken the interpreter itself.
    failures[file] = `${error}`;
    run = await interpreter();
  }
}
process.stdout.write(`${JSON.stringify(failures)}\n`, () => process.exit(0));
