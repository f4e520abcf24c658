/**
 * Runs scenario files in Chromium, through the page's runtime, its worker and the playground's class, and prints the
 * events as `mini-lambda run` prints them: `node tests/browser/parity.mjs SCENARIO.json…`
 */

import { readFile } from "node:fs/promises";
import { argv, exit, stdout } from "node:process";
import { pathToFileURL } from "node:url";
import { launch, openLab, serveLab } from "./runtime-lab.mjs";

/** The texts of the members of a JSON list, untouched: to Python `1.0` is not `1`. */
export function textsOfSteps(scenario) {
  const texts = [];
  let depth = 0;
  let begin = -1;
  let isText = false;
  const start = scenario.search(/"steps"\s*:\s*\[/);
  for (let at = scenario.indexOf("[", start) + 1; start >= 0 && at < scenario.length; at += 1) {
    const character = scenario[at];
    if (isText) {
      if (character === "\\") at += 1;
      else if (character === '"') isText = false;
    } else if (character === '"') {
      isText = true;
    } else if (character === "{" || character === "[") {
      if (depth === 0) begin = at;
      depth += 1;
    } else if (character === "}" || character === "]") {
      if (depth === 0) break;
      depth -= 1;
      if (depth === 0) texts.push(scenario.slice(begin, at + 1));
    }
  }
  return texts;
}

/** The events of one scenario file as lines. Throws when the runtime refuses it. */
export async function linesInBrowser(page, file) {
  const text = await readFile(file, "utf8");
  const { steps: _, ...rest } = JSON.parse(text);
  const scenario = { ...rest, steps: [] };
  const steps = textsOfSteps(text);
  const heard = await page.evaluate((request) => window.run(request), { cell: file, scenario, steps, fresh: true });
  if (heard.outcome.kind !== "finished") throw new Error(`${file}: ${JSON.stringify(heard.outcome)}`);
  return heard.events.map((event) => `${JSON.stringify(event)}\n`).join("");
}

async function main(files) {
  const lab = await serveLab();
  const browser = await launch();
  try {
    const page = await openLab(browser, lab);
    for (const file of files) stdout.write(await linesInBrowser(page, file));
  } finally {
    await browser.close();
    await lab.close();
  }
}

if (import.meta.url === pathToFileURL(argv[1] ?? "").href) {
  if (argv.length < 3) {
    console.error("usage: node tests/browser/parity.mjs SCENARIO.json…");
    exit(2);
  }
  await main(argv.slice(2));
}
