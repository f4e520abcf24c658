/** The search, as a reader uses it: it finds lessons, exercises and the back matter, and never a solution. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { browser, site } from "./objects/book.mjs";
import { openPage } from "./objects/chromium.mjs";

/** Addresses that the search gives for these words, from the book's root. */
async function found(page, words) {
  await page.goto(site.address(`introduction.html?search=${encodeURIComponent(words)}`));
  await page.locator("#mdbook-searchresults-header").filter({ hasText: /result/ }).waitFor({ timeout: 60_000 });
  const links = await page.locator("#mdbook-searchresults a").evaluateAll((all) => all.map((link) => new URL(link.href).pathname));
  return links.map((path) => path.replace("/a/sub-path/", ""));
}

test("lessons, exercises and the back matter are found", async () => {
  const { context, page } = await openPage(browser);
  for (const [words, place] of [
    ["idempotent", "serverless/at-least-once.html"],
    ["honest till", "concepts/stateless.html"],
    ["visibility timeout", "glossary.html"],
    ["ApproximateReceiveCount", "event-library.html"],
  ]) {
    const places = await found(page, words);
    assert.ok(places.includes(place), `${words}: ${places.join(", ")}`);
  }
  await context.close();
});

test("a line of a solution is not found", async () => {
  const solution = await readFile(new URL("../../src/etl/transform/order-to-rows/solution.py", import.meta.url), "utf8");
  const starter = await readFile(new URL("../../src/etl/transform/order-to-rows/starter.py", import.meta.url), "utf8");
  const line = solution.split("\n").map((text) => text.trim()).find((text) => text.length > 12 && !starter.includes(text));
  assert.ok(line !== undefined, "the solution of order-to-rows has a line of its own");
  const { context, page } = await openPage(browser);
  const places = await found(page, line.replaceAll(/\W+/g, " "));
  assert.ok(!places.includes("answers.html"), places.join(", "));
  await context.close();
});
