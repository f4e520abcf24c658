/** Cells in Chromium: edit, run, read the log, stop, reload, keyboard alone, storage, two tabs. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { browser, site, openCell as open } from "./objects/book.mjs";
import { CellObject } from "./objects/cell.mjs";
import { openPage, withSettings } from "./objects/chromium.mjs";
import { cellWithEvent, cellWithSizes, plainCell } from "./objects/site.mjs";

const ANSWER = 'def handler(event, context):\n    print("seen in the log")\n    return {"answer": 42}';
const ENDLESS = "def handler(event, context):\n    while True:\n        pass";

const target = plainCell();
const eventful = cellWithEvent();

test("a reader edits the function, runs it and reads what came of it", async () => {
  const { cell, context, errors } = await open(target);
  assert.ok(await cell.recorded.isVisible(), "the recorded run is shown before the first live one");
  await cell.type(ANSWER);
  await cell.run.click();
  assert.deepEqual(JSON.parse(await cell.result()), { answer: 42 });
  const log = await cell.log.textContent();
  for (const part of ["START RequestId", "seen in the log", "END RequestId", "REPORT RequestId"]) assert.ok(log.includes(part), part);
  assert.equal(await cell.log.locator('[data-origin="function"]').count(), 1);
  assert.ok(!(await cell.recorded.isVisible()), "the live run replaces the recorded one");
  const figures = await cell.figures.locator("dd").allTextContents();
  assert.ok(figures.length >= 4);
  for (const figure of figures) assert.match(figure, /simulated/);
  assert.match(await cell.figures.locator("a").first().getAttribute("href"), /differences/);
  await cell.announced(/succeeded/);
  assert.deepEqual(errors, []);
  await context.close();
});

test("the first run is cold, the next is warm, a changed function is cold again", async () => {
  const { cell, context } = await open(target);
  const badges = [];
  for (const change of [false, false, true]) {
    if (change) await cell.type(ANSWER);
    await cell.run.click();
    await cell.result();
    badges.push(await cell.badges.nth(1).textContent());
  }
  assert.deepEqual(badges, ["Cold start", "Warm", "Cold start"]);
  await context.close();
});

test("many calls are compared in a table, as in the recorded run", async () => {
  const { cell, context, errors } = await open(cellWithSizes());
  const rows = (result) => result.locator(".lambda-table:not(.lambda-bill-table) tbody tr");
  const sizes = (result) => rows(result).locator("td:first-of-type").allTextContents();
  const price = (result) => rows(result).locator("td:last-of-type").first().textContent();
  const recorded = { count: await rows(cell.recorded).count(), sizes: await sizes(cell.recorded) };
  await cell.run.click();
  await cell.result();
  assert.ok(recorded.count > 2, "the recorded run has a table");
  assert.equal(await rows(cell.live).count(), recorded.count);
  assert.deepEqual(await sizes(cell.live), recorded.sizes);
  assert.match(await price(cell.live), /^\d\.\d{6}$/);
  assert.match(await price(cell.recorded), /^\d\.\d{6}$/);
  assert.equal((await cell.response.textContent()).split("\n").length, recorded.count, "a response a line");
  await cell.announced(new RegExp(`${recorded.count} calls`));
  assert.deepEqual(errors, []);
  await context.close();
});

test("an error is shown with its type and its traceback", async () => {
  const { cell, context } = await open(target);
  await cell.type("def handler(event, context):\n    raise ValueError('no such day')");
  await cell.run.click();
  assert.match(await cell.result(), /no such day/);
  assert.match(await cell.live.locator(".lambda-raised").textContent(), /ValueError/);
  await context.close();
});

test("Stop ends an endless loop, and the cell runs again", async () => {
  const opened = await openPage(browser);
  // As much compute as a function can have, so that the simulated timeout is far away in real time too.
  await withSettings(opened.page, { timeout_s: 900, memory_mb: 1769 });
  await opened.page.goto(site.address(target.page));
  const cell = new CellObject(opened.page, target.id);
  await cell.type(ENDLESS);
  await cell.run.click();
  await cell.status.filter({ hasText: /Running for \d+ s/ }).waitFor({ timeout: 60_000 });
  assert.match(await cell.status.textContent(), /900/, "says how far away the timeout is");
  await cell.stop.click();
  await cell.status.filter({ hasText: "Stopped" }).waitFor();
  await cell.type(ANSWER);
  await cell.run.click();
  assert.deepEqual(JSON.parse(await cell.result()), { answer: 42 });
  await opened.context.close();
});

test("an edit is there again after a reload, and Reset takes it back with an Undo", async () => {
  const { cell, context, page } = await open(target);
  const starter = await cell.code();
  await cell.type(ANSWER);
  await page.reload();
  assert.equal(await cell.code(), ANSWER);
  await cell.button("Reset").click();
  assert.equal(await cell.code(), starter);
  await cell.button("Undo").click();
  assert.equal(await cell.code(), ANSWER);
  await cell.button("Reset").click();
  await page.reload();
  assert.equal(await cell.code(), starter);
  assert.equal(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes(":cell:")).length), 0);
  await context.close();
});

test("a lesson that changed under an edit is announced", async () => {
  const { cell, context, page } = await open(target);
  const starter = await cell.code();
  await cell.type(ANSWER);
  await page.waitForFunction(() => Object.keys(localStorage).some((key) => key.includes(":cell:")));
  await page.evaluate(() => {
    const key = Object.keys(localStorage).find((name) => name.includes(":cell:"));
    const edit = JSON.parse(localStorage.getItem(key));
    for (const file of Object.values(edit.files)) file.starter = "old";
    localStorage.setItem(key, JSON.stringify({ ...edit, starter_hash: "old" }));
  });
  await page.reload();
  assert.match(await cell.notices.first().textContent(), /has changed/);
  await cell.button("Compare").click();
  await cell.root.locator(".lambda-compare").waitFor();
  await cell.button("Take the new code").click();
  assert.equal(await cell.code(), starter);
  await cell.button("Undo").click();
  assert.equal(await cell.code(), ANSWER);
  await context.close();
});

test("an edit that an earlier book kept is still there", async () => {
  const { cell, context, page } = await open(target);
  const starter = await cell.code();
  await cell.type(`${starter}\n# mine`);
  await page.waitForFunction(() => Object.keys(localStorage).some((key) => key.includes(":cell:")));
  await page.evaluate(() => {
    const key = Object.keys(localStorage).find((name) => name.includes(":cell:"));
    const { files, event, starter_hash } = JSON.parse(localStorage.getItem(key));
    const [{ code, starter }] = Object.values(files);
    localStorage.setItem(key, JSON.stringify({ code, starter, event, starter_hash }));
  });
  await page.reload();
  assert.equal(await cell.code(), `${starter}\n# mine`);
  assert.equal(await cell.notices.count(), 0, "the lesson has not changed since");
  await context.close();
});

test("the keyboard alone does everything, and mdBook's keys do not interfere", async () => {
  const { cell, context, page } = await open(target);
  const address = page.url();
  await cell.source.locator("pre").focus();
  await cell.editor.waitFor();
  await page.waitForFunction(() => document.activeElement?.classList.contains("cm-content"));
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement?.closest(".cm-editor")), null, "Tab leaves an editor nobody typed in");
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Control+a");
  await page.keyboard.type("# s / ? all go into the editor");
  for (const key of ["ArrowLeft", "ArrowRight", "End"]) await page.keyboard.press(key);
  assert.equal(page.url(), address, "arrows do not turn the page");
  assert.equal(await cell.code(), "# s / ? all go into the editor");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  assert.equal(await cell.code(), "# s / ? all go into the editor\n    ", "Tab indents once the reader types");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement?.closest(".cm-editor")), null, "Escape, then Tab leaves");
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText(ANSWER);
  await page.keyboard.press("Control+Enter");
  assert.deepEqual(JSON.parse(await cell.result()), { answer: 42 });
  assert.ok(await page.evaluate(() => document.activeElement?.classList.contains("cm-content")), "running moves no focus");
  await context.close();
});

test("the event box sends its JSON, and names the place of a mistake", async () => {
  const { cell, context } = await open(eventful);
  await cell.event.fill('{\n  "name": "Grace",\n}');
  await cell.run.click();
  assert.match(await cell.eventError.textContent(), /^Line 2, column 18: /);
  assert.ok(!(await cell.live.isVisible()), "nothing is run");
  await cell.event.fill('{"name": "Grace"}');
  await cell.type("def handler(event, context):\n    print(event)\n    return event");
  await cell.run.click();
  assert.deepEqual(JSON.parse(await cell.result()), { name: "Grace" });
  await context.close();
});

test("without storage everything works but the keeping, and one sentence says so", async () => {
  const opened = await openPage(browser);
  await opened.page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new DOMException("forbidden", "SecurityError");
      },
    });
  });
  await opened.page.goto(site.address(target.page));
  const cell = new CellObject(opened.page, target.id);
  await cell.type(ANSWER);
  await cell.notices.filter({ hasText: "does not let the page keep your edits" }).waitFor();
  await cell.run.click();
  assert.deepEqual(JSON.parse(await cell.result()), { answer: 42 });
  await opened.context.close();
});

test("with a full storage everything works but the keeping, and one sentence says so", async () => {
  const opened = await openPage(browser);
  await opened.page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("no room", "QuotaExceededError");
    };
  });
  await opened.page.goto(site.address(target.page));
  const cell = new CellObject(opened.page, target.id);
  await cell.type(ANSWER);
  await cell.notices.filter({ hasText: "storage is full" }).waitFor();
  await cell.type(`${ANSWER}\n# more`);
  assert.equal(await cell.notices.count(), 1, "said once");
  await cell.run.click();
  assert.deepEqual(JSON.parse(await cell.result()), { answer: 42 });
  await opened.context.close();
});

test("two tabs: an untouched cell follows, an edited one asks", async () => {
  const { cell, context } = await open(target);
  const second = await context.newPage();
  await second.goto(site.address(target.page));
  const other = new CellObject(second, target.id);
  await cell.type(ANSWER);
  await other.notices.filter({ hasText: "another tab" }).waitFor();
  assert.equal(await other.code(), ANSWER);
  await other.type(`${ANSWER}\n# second`);
  await cell.notices.filter({ hasText: "also changed in another tab" }).waitFor();
  assert.equal(await cell.code(), ANSWER, "what this tab shows stays");
  await cell.button("Take the other tab's code").click();
  assert.equal(await cell.code(), `${ANSWER}\n# second`);
  await context.close();
});
