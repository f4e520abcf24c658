/** A smoke test in WebKit: run, 900 frames deep, stop, reload, share; the Playground. */

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { plainCell, serve } from "./objects/site.mjs";
import { launchWebKit } from "./objects/webkit.mjs";

const DEEP = "def deep(n):\n    return 0 if n == 0 else 1 + deep(n - 1)\n\ndef handler(event, context):\n    return deep(900)";
const ENDLESS = "def handler(event, context):\n    while True:\n        pass";

let site;
let browser;
const { page: path, id } = plainCell();
const cell = `#cell-${id}`;

before(async () => {
  site = await serve();
  browser = await launchWebKit();
});
after(async () => {
  await browser?.close();
  site.close();
});

async function type(root, code) {
  await browser.click(`${root} .lambda-source`);
  await browser.click(`${root} .cm-content`);
  await browser.replaceText(code);
}

const says = (selector, words) => browser.until((wanted, text) => document.querySelector(wanted)?.textContent?.includes(text), selector, words);

test("WebKit runs, recurses, stops and keeps the edit", async () => {
  await browser.goto(site.address(path));
  await type(cell, DEEP);
  await browser.click(`${cell} .lambda-run`);
  assert.equal(await browser.until((wanted) => document.querySelector(wanted)?.textContent, `${cell} .lambda-live:not([hidden]) .lambda-response`), "900");

  await type(cell, ENDLESS);
  await browser.click(`${cell} .lambda-run`);
  await says(`${cell} .lambda-status`, "Running");
  await browser.click(`${cell} .lambda-stop`);
  await says(`${cell} .lambda-status`, "Stopped");

  await browser.reload();
  const code = await browser.until((wanted) => document.querySelector(wanted)?.textContent, `${cell} .lambda-source code`);
  assert.equal(code.trimEnd(), ENDLESS);
});

test("WebKit runs a scenario of the Playground, shares it, and opens the link", async () => {
  await browser.goto(site.address("playground.html#scenario=s3-trigger"));
  await browser.click(".lambda-toolbar .lambda-run");
  await says(".lambda-cloud", "sales january.csv.json");
  await type(".lambda-playground", "# mine\ndef handler(event, context):\n    print('mine')");
  await browser.click('.lambda-playground [aria-controls="lambda-share"]');
  const link = await browser.until(() => document.querySelector(".lambda-share input")?.value);
  assert.match(link, /#play=1[dp]\./);
  await browser.goto("about:blank");
  await browser.goto(link);
  await says(".lambda-notice", "Nothing has run");
  await says(".lambda-source", "# mine");
});
