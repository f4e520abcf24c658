/** Everything that the project promises about speed and size, measured in one run beside Pyodide and MicroPython. */

import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { launch, root } from "../browser/runtime-lab.mjs";
import { firstResult, median, other, ours, warmResults } from "./clicks.mjs";
import { withIdleMeter } from "./idle-meter.mjs";
import { afterStop, newEnvironment, tightLoop } from "./runtime.mjs";
import { serveBench } from "./server.mjs";

const FIRST_RESULTS = 5;
const WARM_RESULTS = 30;

const here = fileURLToPath(new URL(".", import.meta.url));
const book = join(root, "book");
const target = resolve(root, process.env.CARGO_TARGET_DIR ?? "target");

/** The first page of the book with a cell that answers "What's Up!". */
function firstLesson() {
  const pages = readdirSync(book, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".html") && !/(^|\/)(print|404|toc)\.html$/.test(file))
    .sort((a, b) => a.split("/").length - b.split("/").length || a.localeCompare(b));
  const found = pages.find((file) => {
    const text = readFileSync(join(book, file), "utf8");
    const first = text.indexOf('data-kind="cell"');
    return first >= 0 && text.slice(first, first + 4000).includes("What's Up!");
  });
  if (found === undefined) throw new Error(`no page in ${book} has a cell that answers "What's Up!": cargo xtask build`);
  return found;
}

function line(name, value, limit, isGood) {
  console.log(`${name.padEnd(58)} ${value.padStart(14)}   ${limit === "" ? "" : `${limit} ${isGood ? "ok" : "MISSED"}`}`);
}

const ms = (value) => `${value.toFixed(value < 100 ? 1 : 0)} ms`;
const mb = (bytes) => `${(bytes / 1e6).toFixed(2)} MB`;

/** The first results of several subjects, taken in turn: the machine's speed drifts, and so it does for all of them alike. */
async function firsts(browser, server, subjects) {
  const all = subjects.map(() => []);
  for (let i = 0; i < FIRST_RESULTS; i += 1) {
    for (const [index, subject] of subjects.entries()) all[index].push(await firstResult(browser, server, subject));
  }
  return all.map((results) => ({ ms: median(results.map((one) => one.ms)), gzip: results[0].gzip }));
}

if (!existsSync(join(root, "node_modules/pyodide"))) throw new Error("Pyodide is not installed: npm ci");
if (!existsSync(join(here, "node_modules/@micropython"))) {
  console.log("fetching MicroPython for comparison: npm ci");
  execFileSync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], { cwd: here, stdio: "inherit" });
}
if (!existsSync(join(book, "playground"))) throw new Error(`${book} is not built: cargo xtask build`);

const server = await serveBench(book);
const browser = await launch();
try {
  const lesson = firstLesson();
  console.log(`\nChromium ${browser.version()}, ${relative(root, join(book, lesson))}, localhost\n`);
  const we = ours(`${server.url}book/${lesson}`);
  const subjects = [we, other(server.url, "pyodide"), other(server.url, "micropython")];
  const [first, pyodide, micropython] = await firsts(browser, server, subjects);
  line("gzip from Run to the first result", mb(first.gzip), "at most 5.0 MB", first.gzip <= 5e6);
  line("  Pyodide", mb(pyodide.gzip), "", true);
  line("  MicroPython", mb(micropython.gzip), "", true);
  const part = first.ms / pyodide.ms;
  line(`first result, cold cache, median of ${FIRST_RESULTS}`, ms(first.ms), "", true);
  line("  Pyodide", ms(pyodide.ms), "", true);
  line("  MicroPython", ms(micropython.ms), "", true);
  line("  ours in parts of Pyodide's", part.toFixed(2), "at most 0.35", part <= 0.35);

  const warm = await warmResults(browser, we, WARM_RESULTS);
  const drawn = median(warm.map((one) => one.drawn));
  line(`warm run, press to drawn result, median of ${WARM_RESULTS}`, ms(drawn), "under 15 ms", drawn < 15);
  line("  until the next frame, which waits for the screen", ms(median(warm.map((one) => one.painted))), "", true);
  const fresh = median(await newEnvironment(browser, 20));
  line("changed code: new environment, init and invocation", ms(fresh), "under 25 ms", fresh < 25);
  line("run after a Stop, new worker included", ms(median(await afterStop(browser, 5))), "", true);

  const unmetered = join(target, "python/python.unmetered.wasm");
  if (existsSync(unmetered)) {
    const metered = await tightLoop(browser, readFileSync(join(target, "python/python.wasm")), 5);
    const free = await tightLoop(browser, withIdleMeter(readFileSync(unmetered)), 5);
    line("tight loop, metered", ms(metered), "", true);
    line("  without the meter", ms(free), "", true);
    line("  cost of the meter", `${(metered / free).toFixed(2)} times`, "at most 1.6", metered / free <= 1.6);
  } else {
    console.log(`the meter's cost was not measured: ${unmetered} is missing`);
  }
} finally {
  await browser.close();
  await server.close();
}
