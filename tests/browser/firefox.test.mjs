/** A smoke test in Firefox: run, 900 frames deep, stop, reload; the Playground, and a link to it. */

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launchFirefox } from "./objects/firefox.mjs";
import { plainCell, serve } from "./objects/site.mjs";

const DEEP = "def deep(n):\n    return 0 if n == 0 else 1 + deep(n - 1)\n\ndef handler(event, context):\n    return deep(900)";
const ENDLESS = "import time\n\ndef handler(event, context):\n    while True:\n        pass";

let site;
let browser;
const { page: path, id } = plainCell();
const cell = `#cell-${id}`;

before(async () => {
  site = await serve();
  browser = await launchFirefox();
});
after(async () => {
  await browser?.close();
  site.close();
});

test("Firefox runs, recurses, stops and keeps the edit", async () => {
  const page = await browser.newPage();
  await page.goto(site.address(path));
  await type(page, DEEP);
  await page.click(`${cell} .lambda-run`);
  assert.equal(await response(page), "900");

  await allowFifteenMinutes(page);
  await type(page, ENDLESS);
  await page.click(`${cell} .lambda-run`);
  await says(page, "Running");
  await page.click(`${cell} .lambda-stop`);
  await says(page, "Stopped");

  await page.reload();
  const code = await page.$eval(`${cell} .lambda-source code`, (element) => element.textContent);
  assert.equal(code.trimEnd(), ENDLESS);
  await page.close();
});

test("Firefox runs a scenario of the Playground, shares it, and opens the link", async () => {
  const page = await browser.newPage();
  await page.goto(site.address("playground.html#scenario=s3-trigger"));
  await page.waitForSelector(".lambda-playground.lambda-ready");
  await page.click(".lambda-toolbar .lambda-run");
  await contains(page, ".lambda-cloud", "sales january.csv.json");
  await type(page, "# mine\ndef handler(event, context):\n    print('mine')", ".lambda-playground");
  await page.click('[aria-controls="lambda-share"]');
  const link = await page.waitForSelector(".lambda-share input").then((box) => box.evaluate(({ value }) => value));
  assert.match(link, /#play=1[dp]\./);
  await page.goto("about:blank");
  await page.goto(link);
  await contains(page, ".lambda-notice", "Nothing has run");
  await contains(page, ".lambda-source", "# mine");
  await page.close();
});

/** The page as it would be if its functions had the longest timeout. */
async function allowFifteenMinutes(page) {
  await page.evaluateOnNewDocument(() => {
    const parse = JSON.parse;
    JSON.parse = (text, ...rest) => {
      const value = parse(text, ...rest);
      for (const fn of value?.scenario?.functions ?? []) Object.assign(fn, { timeout_s: 900, memory_mb: 1769 });
      return value;
    };
  });
  await page.reload();
}

async function type(page, code, root = cell) {
  await page.click(`${root} .lambda-source`);
  await page.waitForSelector(`${root} .cm-content`);
  await page.click(`${root} .cm-content`);
  await page.keyboard.down("Control");
  await page.keyboard.press("a");
  await page.keyboard.up("Control");
  await page.evaluate((text) => document.execCommand("insertText", false, text), code);
}

function says(page, words) {
  return contains(page, `${cell} .lambda-status`, words);
}

async function contains(page, selector, words) {
  await page.waitForFunction(
    (wanted, text) => document.querySelector(wanted)?.textContent?.includes(text),
    { timeout: 60_000 },
    selector,
    words,
  );
}

async function response(page) {
  const shown = await page.waitForSelector(`${cell} .lambda-live:not([hidden]) .lambda-response`, { timeout: 60_000 });
  return shown.evaluate((element) => element.textContent);
}
