/** Ten thousand rows in Chromium: extracted, transformed and loaded into Redshift within five seconds of a reader's time. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { browser, site } from "./objects/book.mjs";
import { CellObject } from "./objects/cell.mjs";
import { openPage } from "./objects/chromium.mjs";
import { stories } from "./objects/site.mjs";

/** The book's cell that loads a day of 1,053 rows and then one of 10,009. */
const CELL = "ten-times";
/** The most that a reader is to wait for 10,000 rows, milliseconds. */
const MOST_MS = 5_000;

test("ten thousand rows are loaded in less than five seconds", async () => {
  const story = stories().find(({ id }) => id === CELL);
  assert.ok(story, `the book has no cell ${CELL}`);
  const { page, context, errors } = await openPage(browser);
  await page.goto(site.address(story.page));
  const cell = new CellObject(page, CELL);
  // The first run also fetches and compiles Python and the database.
  await cell.run.click();
  await cell.result();
  const times = [];
  for (let run = 0; run < 3; run++) {
    const begun = performance.now();
    await cell.run.click();
    await cell.result();
    times.push(Math.round(performance.now() - begun));
  }
  console.log(`11,062 rows: ${times.join(", ")} ms`);
  assert.ok(Math.min(...times) < MOST_MS, `11,062 rows took ${times.join(", ")} ms`);
  assert.deepEqual(errors, []);
  await context.close();
});
