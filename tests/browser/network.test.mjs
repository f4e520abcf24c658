/** When the network or the runtime fails, in Chromium: a sentence, another try, nothing lost. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { browser, site } from "./objects/book.mjs";
import { CellObject } from "./objects/cell.mjs";
import { openPage } from "./objects/chromium.mjs";
import { plainCell } from "./objects/site.mjs";

const ANSWER = 'def handler(event, context):\n    return {"answer": 42}';

const target = plainCell();

test("the network drops while Python loads: a sentence, the text intact, and Try again works", async () => {
  const { context, page } = await openPage(browser);
  await page.route("**/*.wasm", (route) => route.abort("internetdisconnected"));
  await page.goto(site.address(target.page));
  const cell = new CellObject(page, target.id);
  await cell.type(ANSWER);
  await cell.run.click();
  await cell.button("Try again").waitFor({ timeout: 30_000 });
  assert.match(await cell.status.textContent(), /network/i);
  assert.equal(await cell.code(), ANSWER);
  await page.unroute("**/*.wasm");
  await cell.button("Try again").click();
  assert.deepEqual(JSON.parse(await cell.result()), { answer: 42 });
  await context.close();
});

test("without the editor's script a plain text box edits and runs", async () => {
  const { context, page } = await openPage(browser);
  await page.route(/editor[^/]*\.js/, (route) => route.abort());
  await page.goto(site.address(target.page));
  const cell = new CellObject(page, target.id);
  await cell.source.click();
  await cell.source.locator("textarea").fill(ANSWER);
  await cell.run.click();
  assert.deepEqual(JSON.parse(await cell.result()), { answer: 42 });
  assert.match(await cell.notices.first().textContent(), /plain text box/);
  await context.close();
});
