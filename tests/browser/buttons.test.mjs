/** The buttons of a cell in Chromium: Run, run again in the warm environment, Stop, Reset, Invoke asynchronously; each with its keys. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { browser, openCell, site } from "./objects/book.mjs";
import { CellObject } from "./objects/cell.mjs";
import { openPage, withSettings } from "./objects/chromium.mjs";
import { cellWithAsync, cellWithSettings, plainCell } from "./objects/site.mjs";

const ENDLESS = "def handler(event, context):\n    while True:\n        pass";
const COUNTS = "calls = 0\n\ndef handler(event, context):\n    global calls\n    calls += 1\n    return calls";

test("after a run the button says that the next one is warm, and it is; changed code is cold again", async () => {
  const { cell, context } = await openCell(plainCell());
  await cell.type(COUNTS);
  assert.match(await cell.run.textContent(), /^Run(?! again)/);
  await cell.run.click();
  assert.equal(await cell.result(), "1");
  assert.match(await cell.run.textContent(), /^Run again \(warm\)/);
  assert.match(await cell.run.getAttribute("title"), /warm.*Ctrl\+Enter/);
  await cell.run.click();
  assert.equal(await cell.result(), "2", "the globals of the first run are there");
  assert.equal(await cell.badges.nth(1).textContent(), "Warm");
  await cell.type(`${COUNTS}  # changed`);
  assert.match(await cell.run.textContent(), /^Run(?! again)/);
  await cell.run.click();
  assert.equal(await cell.result(), "1");
  assert.equal(await cell.badges.nth(1).textContent(), "Cold start");
  await context.close();
});

test("after a timeout the button does not promise a warm environment, since Lambda resets it", async () => {
  const { cell, context } = await openCell(plainCell());
  await cell.type(`import time\n${COUNTS.replace("return calls", "time.sleep(60)")}`);
  await cell.run.click();
  await cell.result();
  assert.match(await cell.run.textContent(), /^Run(?! again)/);
  await context.close();
});

test("each button shows its keys, and screen readers are told them", async () => {
  const { cell, context } = await openCell(cellWithAsync());
  const expected = [
    [cell.run, "Control+Enter", ["Ctrl", "⏎"]],
    [cell.button("Invoke asynchronously"), "Control+Alt+Enter", ["Ctrl", "Alt", "⏎"]],
    [cell.stop, "Control+Shift+Enter", ["Ctrl", "Shift", "⏎"]],
    [cell.button("Reset"), "Control+Shift+Backspace", ["Ctrl", "Shift", "⌫"]],
  ];
  for (const [button, keys, shown] of expected) {
    assert.equal(await button.getAttribute("aria-keyshortcuts"), keys);
    assert.deepEqual(await button.locator("kbd").allTextContents(), shown);
  }
  await context.close();
});

test("the keys do what the buttons do: run, run again, invoke asynchronously, reset", async () => {
  const { cell, context } = await openCell(cellWithAsync());
  const before = await cell.code();
  await cell.type(COUNTS);
  await cell.root.press("Control+Enter");
  assert.equal(await cell.result(), "1");
  await cell.root.press("Control+Enter");
  await cell.root.locator(".lambda-environments", { hasText: "2 calls" }).waitFor();
  assert.equal(await cell.result(), "2");
  await cell.root.press("Control+Alt+Enter");
  await cell.live.locator(".lambda-story").waitFor();
  await cell.result();
  assert.match(await cell.live.locator(".lambda-story tbody tr").first().textContent(), /event accepted \(202\)/);
  await cell.root.press("Control+Shift+Backspace");
  assert.equal(await cell.code(), before);
  assert.match(await cell.run.textContent(), /^Run(?! again)/);
  assert.ok(await cell.recorded.isVisible(), "the recorded run is shown again");
  await context.close();
});

test("Stop is there while something runs, by its keys too", async () => {
  const opened = await openPage(browser);
  await withSettings(opened.page, { timeout_s: 900, memory_mb: 1769 });
  const target = cellWithSettings();
  await opened.page.goto(site.address(target.page));
  const cell = new CellObject(opened.page, target.id);
  assert.equal(await cell.stop.getAttribute("aria-disabled"), "true");
  await cell.type(ENDLESS.replace("handler", "total"));
  await cell.run.click();
  await cell.status.filter({ hasText: /Running/ }).waitFor({ timeout: 60_000 });
  assert.equal(await cell.stop.getAttribute("aria-disabled"), null);
  assert.ok(await cell.stop.locator("kbd").first().isVisible(), "its keys are shown when it does something");
  await cell.root.press("Control+Shift+Enter");
  await cell.status.filter({ hasText: "Stopped" }).waitFor();
  assert.equal(await cell.stop.getAttribute("aria-disabled"), "true");
  await opened.context.close();
});

test("on a touch screen buttons and boxes are as high as a finger, and a row that begins with any of them is not indented", async () => {
  const phone = { hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 } };
  const { cell, context, page } = await openCell(cellWithAsync(), phone);
  await cell.run.tap();
  await cell.result();
  await cell.root.locator("details:is(.lambda-bill, .lambda-settings)").evaluateAll((all) => all.forEach((one) => (one.open = true)));
  const pressed = ".lambda-button, .lambda-toggle, .lambda-link-button, .lambda-filter, .lambda-bill-calls, .lambda-setting-box, :is(.lambda-bill, .lambda-event, .lambda-settings) > summary";
  const boxes = await cell.root.locator(`:is(${pressed}):visible`).evaluateAll((all) =>
    all.map((one) => ({ name: one.className || one.textContent, height: one.getBoundingClientRect().height })),
  );
  assert.ok(boxes.length > 5);
  assert.deepEqual(boxes.filter(({ height }) => height < 44), []);
  const edges = await cell.root.locator(".lambda-toolbar .lambda-buttons").evaluate((row) => {
    const { left } = row.getBoundingClientRect();
    return [...row.children].map((one) => ({ left: one.getBoundingClientRect().left - left, line: getComputedStyle(one).borderTopColor }));
  });
  const begins = edges.filter(({ left }) => Math.abs(left) < 1);
  assert.ok(begins.length >= 2, "the buttons take several rows");
  assert.deepEqual(begins.filter(({ line }) => line === "rgba(0, 0, 0, 0)"), [], "what begins a row has an edge that one sees");
  const times = await cell.live.locator(".lambda-line time").evaluateAll((all) => all.map((one) => one.getBoundingClientRect().width));
  assert.ok(times.length > 0 && times.every((width) => width > 20), "the log's simulated time is there");
  const widths = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  assert.equal(widths[0], widths[1]);
  await context.close();
});
