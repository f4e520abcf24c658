/** Settings of a function in Chromium: under the console's names, refused in AWS's words, kept, reset. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { openCell as open } from "./objects/book.mjs";
import { cellWithAsync, cellWithSettings } from "./objects/site.mjs";

const SHOWS_SETTINGS = `import os

def total(event, context):
    print(os.environ.get("STAGE"), context.memory_limit_in_mb)
    return os.environ.get("STAGE")`;

const target = cellWithSettings();

test("settings stand under the headings of AWS's console", async () => {
  const { cell, context } = await open(target);
  await cell.openSettings();
  assert.deepEqual(await cell.settings.locator("legend").allTextContents(), [
    "Runtime settings",
    "General configuration",
    "Asynchronous invocation",
    "Environment variables",
    "Monitoring and operations tools",
  ]);
  assert.equal(await cell.setting("Handler").inputValue(), "orders.total");
  assert.match(await cell.settings.textContent(), /file orders\.py, function total/);
  // Defaults of CreateFunction: https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html, read 2026-11-22.
  assert.equal(await cell.setting("Memory").inputValue(), "128");
  assert.equal(await cell.setting("Timeout").inputValue(), "3");
  assert.equal(await cell.setting("Retry attempts").inputValue(), "2");
  await context.close();
});

test("a changed setting counts, is kept over a reload, and goes with Reset", async () => {
  const { cell, context, page, errors } = await open(target);
  await cell.type(SHOWS_SETTINGS);
  await cell.openSettings();
  await cell.setting("Memory").fill("256");
  await cell.button("Add environment variable").click();
  await page.keyboard.type("STAGE");
  await page.keyboard.press("Tab");
  await page.keyboard.type("test");
  await cell.run.click();
  assert.equal(await cell.result(), '"test"');
  assert.match(await cell.log.textContent(), /test 256/);
  assert.match(await cell.log.textContent(), /Memory Size: 256 MB/);
  await page.reload();
  assert.match(await cell.settings.locator("summary").textContent(), /Memory 256 MB.*2 changed/);
  await cell.button("Reset").click();
  assert.match(await cell.settings.locator("summary").textContent(), /Memory 128 MB/);
  await cell.button("Undo").click();
  assert.match(await cell.settings.locator("summary").textContent(), /Memory 256 MB/);
  assert.deepEqual(errors, []);
  await context.close();
});

test("what AWS refuses is refused in AWS's words, at the field, and nothing is lost", async () => {
  const { cell, context } = await open(target);
  await cell.openSettings();
  await cell.setting("Memory").fill("64");
  await cell.run.click();
  const error = cell.settings.locator('[data-setting="memory_mb"] .lambda-setting-error');
  await error.filter({ hasText: "Member must have value greater than or equal to 128" }).waitFor({ timeout: 60_000 });
  assert.equal(await cell.setting("Memory").getAttribute("aria-invalid"), "true");
  assert.equal(await cell.setting("Memory").inputValue(), "64", "what was typed is still there");
  await cell.announced(/a setting was refused/);
  await cell.setting("Memory").fill("a lot");
  await cell.run.click();
  await error.filter({ hasText: "number" }).waitFor();
  await cell.setting("Memory").fill("512");
  await cell.run.click();
  await cell.result();
  assert.ok(!(await error.isVisible()));
  await context.close();
});

test("the handler setting decides which function is called", async () => {
  const { cell, context } = await open(target);
  await cell.openSettings();
  await cell.setting("Handler").fill("orders.sum");
  await cell.run.click();
  assert.match(await cell.result(), /Runtime\.HandlerNotFound/);
  await context.close();
});

test("without retries, an asynchronous call is made once", async () => {
  const { cell, context } = await open(cellWithAsync());
  await cell.openSettings();
  await cell.setting("Retry attempts").fill("0");
  await cell.root.press("Control+Alt+Enter");
  await cell.result();
  assert.equal(await cell.live.locator('.lambda-timeline-item[data-kind="run"]').count(), 1);
  await context.close();
});
