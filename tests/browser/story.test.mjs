/** Cells with a scenario around them, in Chromium: what the page tells live is what was recorded when the book was built. */

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { CellObject } from "./objects/cell.mjs";
import { launchChromium, openPage } from "./objects/chromium.mjs";
import { serve, stories } from "./objects/site.mjs";

let site;
let browser;

before(async () => {
  site = await serve();
  browser = await launchChromium();
});
after(async () => {
  await browser.close();
  site.close();
});

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

test("each scenario is told live as it was recorded", async () => {
  const { page, context, errors } = await openPage(browser);
  let current = "";
  for (const story of stories().filter(isSmall)) {
    if (story.page !== current) await page.goto(site.address(story.page));
    current = story.page;
    const cell = new CellObject(page, story.id);
    const recorded = { rows: await rows(cell.recorded), end: await cell.recorded.locator(".lambda-story + .lambda-summary").textContent() };
    await cell.run.click();
    await cell.result();
    assert.deepEqual(await rows(cell.live), recorded.rows, story.id);
    const end = await cell.live.locator(".lambda-story + .lambda-note").textContent();
    assert.ok(end.length > 0 && recorded.end.startsWith(end), `${story.id}: ${end}`);
  }
  assert.deepEqual(errors, []);
  await context.close();
});

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

for (const theme of ["light", "navy"]) {
  test(`axe finds nothing in a scenario that was run, in ${theme}`, async () => {
    const story = stories()[0];
    const { page, context } = await openPage(browser, { theme });
    await page.goto(site.address(story.page));
    const cell = new CellObject(page, story.id);
    await cell.run.click();
    await cell.result();
    const { violations } = await new AxeBuilder({ page }).include(`#cell-${story.id}`).analyze();
    assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), []);
    await context.close();
  });
}
