/** Exercises in Chromium: fail, hint, solution, pass, and the mark that stays. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { browser, site } from "./objects/book.mjs";
import { CellObject } from "./objects/cell.mjs";
import { openPage } from "./objects/chromium.mjs";
import { exercise } from "./objects/site.mjs";

const target = exercise();

test("an exercise fails with a message, gives hints and a solution, and passes with it", async () => {
  const { context, errors, page } = await openPage(browser);
  await page.goto(site.address(target.page));
  const cell = new CellObject(page, target.id);

  await cell.run.click();
  await cell.verdict.waitFor({ timeout: 60_000 });
  assert.equal(await cell.verdict.getAttribute("data-passed"), "false");
  assert.ok((await cell.verdict.locator(".lambda-check-message").first().textContent()).length > 10);

  const hints = cell.root.locator(".lambda-hint");
  const count = await hints.count();
  assert.ok(count > 0);
  for (let shown = 1; shown <= count; shown += 1) {
    await cell.root.locator(".lambda-help button").first().click();
    assert.equal(await cell.root.locator(".lambda-hint:not([hidden])").count(), shown);
  }

  await cell.button("Show a solution").click();
  const comparison = cell.root.locator(".lambda-solution .lambda-compare");
  await comparison.waitFor();
  assert.ok((await comparison.locator('[data-kind="right"]').count()) > 0);
  await cell.button("Put it into the editor").click();
  await cell.run.click();
  await cell.root.locator('.lambda-verdict[data-passed="true"]').waitFor({ timeout: 60_000 });
  await cell.announced(/All checks pass/);

  await page.reload();
  assert.ok(await cell.root.locator(".lambda-head").getByText("Passed").isVisible(), "the mark is kept");
  assert.deepEqual(errors, []);
  await context.close();
});

test("a solution that cannot be fetched is a sentence, and the next try works", async () => {
  const { context, page } = await openPage(browser);
  await page.goto(site.address(target.page));
  const cell = new CellObject(page, target.id);
  await page.route("**/solution.json", (route) => route.abort());
  await cell.button("Show a solution").click();
  await cell.root.getByText("could not be loaded").waitFor();
  await page.unroute("**/solution.json");
  await cell.button("Hide the solution").click();
  await cell.button("Show a solution").click();
  await cell.root.locator(".lambda-solution .lambda-compare").waitFor();
  await context.close();
});
