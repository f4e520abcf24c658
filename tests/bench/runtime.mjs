/** Measures the runtime without the book's page: a new environment, a Stop, and what metering costs. */

import { openLab, serveLab } from "../browser/runtime-lab.mjs";
import { median } from "./clicks.mjs";

const request = (code) => ({
  cell: "cell",
  scenario: { functions: [{ name: "fn", handler: "app.handler", files: { "app.py": code }, timeout_s: 900 }], steps: [] },
  steps: ['{"invoke":"fn","event":{}}'],
});

const greeting = (word) => `def handler(event, context):\n    return "${word}"\n`;

const TIGHT_LOOP = `def handler(event, context):
    total = 0
    for number in range(1_000_000):
        total = (total * 31 + number) % 1_000_003
    return total
`;

const time = (page, wanted) =>
  page.evaluate(async (wanted) => {
    const begin = performance.now();
    const { outcome } = await window.run(wanted);
    if (outcome.kind !== "finished") throw new Error(JSON.stringify(outcome));
    return performance.now() - begin;
  }, wanted);

/** A run with code that has not run before, once Python is loaded: a new environment, its init and the invocation. */
export async function newEnvironment(browser, count) {
  return withLab(browser, {}, async (page) => {
    await time(page, request(greeting("first")));
    const times = [];
    for (let i = 0; i < count; i += 1) {
      // Readers edit between runs; the worker makes the next instance ready meanwhile.
      await page.waitForTimeout(150);
      times.push(await time(page, request(greeting(`word ${i}`))));
    }
    return times;
  });
}

/** From Stop until a new worker has run again. */
export async function afterStop(browser, count) {
  return withLab(browser, {}, async (page) => {
    await time(page, request(greeting("first")));
    const times = [];
    for (let i = 0; i < count; i += 1) {
      await page.evaluate(async (wanted) => {
        const { run } = window.begin(wanted);
        await new Promise((resolve) => setTimeout(resolve, 100));
        run.stop();
        await run.outcome;
      }, request("def handler(event, context):\n    while True: pass\n"));
      times.push(await time(page, request(greeting("first"))));
    }
    return times;
  });
}

/** Milliseconds of a tight loop in this python.wasm, the best of `count`. */
export async function tightLoop(browser, python, count) {
  return withLab(browser, { python }, async (page) => {
    await time(page, request(TIGHT_LOOP));
    const times = [];
    for (let i = 0; i < count; i += 1) times.push(await time(page, request(TIGHT_LOOP)));
    return Math.min(...times);
  });
}

async function withLab(browser, options, measure) {
  const lab = await serveLab(options);
  const page = await openLab(browser, lab);
  try {
    return await measure(page);
  } finally {
    await page.close();
    await lab.close();
  }
}

export { median };
