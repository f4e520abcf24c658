/** Cells with a scenario around them, in Chromium: what the page tells live is what was recorded when the book was built. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { checkInEveryTheme } from "./objects/axe.mjs";
import { browser, openCell, site } from "./objects/book.mjs";
import { CellObject } from "./objects/cell.mjs";
import { openPage } from "./objects/chromium.mjs";
import { stories } from "./objects/site.mjs";

/** The rows of a story, a text each, without what is shown on request only. */
function rows(result) {
  return result.locator(".lambda-story tbody tr").evaluateAll((found) =>
    found.map((row) => {
      const copy = row.cloneNode(true);
      for (const hidden of copy.querySelectorAll("pre")) hidden.remove();
      return [...copy.cells].map((cell) => cell.textContent.trim()).join(" | ");
    }),
  );
}

/** Days of thousands of orders take minutes here; wasmtime plays them while the book is built, and etl.test.mjs one of them. */
const isSmall = ({ data }) => (data.scenario.shop?.orders ?? 0) <= 100;

/** So many pages at once: each computes in a worker of its own, and even CI's machine has so many processors. */
const SIDE_BY_SIDE = 2;

test("each scenario is told live as it was recorded", async () => {
  const all = stories().filter(isSmall);
  const waiting = [...new Set(all.map(({ page }) => page))].map((path) => all.filter(({ page }) => page === path));
  const onePageAfterAnother = async () => {
    const { page, context, errors } = await openPage(browser);
    for (let group = waiting.shift(); group !== undefined; group = waiting.shift()) {
      await page.goto(site.address(group[0].page));
      for (const { id } of group) await toldAsRecorded(new CellObject(page, id), id);
    }
    assert.deepEqual(errors, []);
    await context.close();
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, onePageAfterAnother));
});

async function toldAsRecorded(cell, id) {
  const recorded = { rows: await rows(cell.recorded), end: await cell.recorded.locator(".lambda-story + .lambda-summary").textContent() };
  await cell.run.click();
  await cell.result();
  assert.deepEqual(await rows(cell.live), recorded.rows, id);
  const end = await cell.live.locator(".lambda-story + .lambda-note").textContent();
  assert.ok(end.length > 0 && recorded.end.startsWith(end), `${id}: ${end}, recorded as ${recorded.end}`);
}

test("each run of a scenario begins with a fresh cloud, with the reader's code and event", async () => {
  const story = stories().find(({ data }) => data.event !== undefined);
  const { page, context } = await openPage(browser);
  await page.goto(site.address(story.page));
  const cell = new CellObject(page, story.id);
  await cell.run.click();
  await cell.result();
  const first = await rows(cell.live);
  await cell.run.click();
  await cell.result();
  assert.deepEqual(await rows(cell.live), first, "the second run is as cold as the first");
  await cell.type('def handler(event, context):\n    print("it says", event)\n    return event');
  await cell.event.fill('{"mine": 1.0}');
  await cell.run.click();
  await cell.result();
  assert.match(await cell.log.textContent(), /it says \{'mine': 1\.0\}/);
  assert.ok((await rows(cell.live)).some((row) => row.includes("succeeded") && row.endsWith('{"mine": 1.0}')));
  await context.close();
});

test("axe finds nothing in a scenario that was run, in any theme", async () => {
  const { cell, page, context } = await openCell(stories()[0]);
  await cell.run.click();
  await cell.result();
  await checkInEveryTheme(page, "after a run", `#${await cell.root.getAttribute("id")}`);
  await context.close();
});
