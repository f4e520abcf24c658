/** What a result shows, in Chromium: the response as a tree, the log with its filter, the time line, the bill. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { checkInEveryTheme } from "./objects/axe.mjs";
import { browser, site, openCell as open } from "./objects/book.mjs";
import { CellObject, FIRST_RUN_MS } from "./objects/cell.mjs";
import { openPage, withSettings } from "./objects/chromium.mjs";
import { cellWithAsync, cellWithSettings, plainCell, stories } from "./objects/site.mjs";
import { longestTask, slowness } from "./objects/tasks.mjs";

const NESTED = `def handler(event, context):
    return {"text": "one: {two}", "number": 1.50, "list": [1, {"deep": True}], "empty": []}`;
const MANY_LINES = `def handler(event, context):
    for number in range(9990):
        print("line", number)`;
const LEVELS = `import logging
logging.getLogger().setLevel("INFO")

def handler(event, context):
    logging.info("all is well")
    logging.error("all is not well")
    for number in range(10):
        print("number", number)`;

/** No task of the page may keep it from answering for longer, in processor time. */
const LONGEST_TASK_MS = 50;

const target = plainCell();

async function run(cell, code) {
  if (code !== undefined) await cell.type(code);
  await cell.run.click();
  return cell.result();
}

test("the response is a tree that folds, and the exact text", async () => {
  const { cell, context, errors } = await open(target);
  assert.deepEqual(JSON.parse(await run(cell, NESTED)), { text: "one: {two}", number: 1.5, list: [1, { deep: true }], empty: [] });
  const branches = cell.tree.locator("summary");
  assert.equal(await branches.count(), 3, "the whole, the list, and the object in it");
  const deep = cell.tree.getByText('"deep"');
  assert.ok(await deep.isVisible());
  await branches.nth(1).press("Enter");
  assert.ok(!(await deep.isVisible()), "the keyboard folds a branch");
  assert.equal(await branches.nth(1).getAttribute("data-fold"), " 2 items ],");
  await cell.button("Exact").click();
  assert.equal(await cell.response.textContent(), '{"text": "one: {two}", "number": 1.5, "list": [1, {"deep": true}], "empty": []}');
  assert.deepEqual(errors, []);
  await context.close();
});

test("the log can be filtered by text and by who wrote it, and copied without a secure context", async () => {
  const { cell, context, page } = await open(target);
  await run(cell, LEVELS);
  const all = await cell.lines.count();
  assert.equal(await cell.live.locator('.lambda-line[data-level="ERROR"]').count(), 1);
  await cell.filter.fill("NUMBER 7");
  await page.waitForFunction((count) => document.querySelectorAll(".lambda-live .lambda-line").length < count, all);
  assert.deepEqual(await cell.lines.locator(".lambda-line-text").allTextContents(), ["number 7"]);
  assert.equal(await cell.live.locator(".lambda-note:not([hidden])").first().textContent(), `1 of ${all} lines`);
  await cell.filter.fill("");
  await cell.button("Lambda's lines").click();
  await cell.lines.first().filter({ hasText: "INIT_START" }).waitFor();
  assert.equal(await cell.live.locator('.lambda-line[data-origin="function"]').count(), 0);
  await cell.button("Your lines").click();
  await cell.lines.first().filter({ hasText: "all is well" }).waitFor();
  // Over plain http from another machine there is no navigator.clipboard.
  await page.evaluate(() => {
    Object.defineProperty(navigator, "clipboard", { value: undefined });
    document.addEventListener("copy", () => {
      window.copied = document.activeElement.value;
    });
  });
  await cell.button("Copy the log").click();
  await cell.announced("Copied");
  assert.match(await page.evaluate(() => window.copied), /^\[INFO\]\t.*all is well\n\[ERROR\]/);
  await context.close();
});

test("ten thousand lines: the page answers while they come, they scroll, and they are filtered at once", async () => {
  const opened = await openPage(browser);
  await withSettings(opened.page, { timeout_s: 900, memory_mb: 1769 });
  await opened.page.goto(site.address(target.page));
  const { page } = opened;
  const cell = new CellObject(page, target.id);
  await run(cell, MANY_LINES.replace("9990", "5"));
  // Seldom, since looking is a task of the page, too.
  const shown = (count) =>
    page.waitForFunction((all) => document.querySelectorAll(".lambda-live .lambda-line").length === all, count, { timeout: FIRST_RUN_MS, polling: 250 });
  // The best of three: a collection of garbage, which the browser may choose to make now, is not the page's.
  let longest = Infinity;
  for (let lines = 9_990; lines > 9_987 && longest >= LONGEST_TASK_MS; lines -= 1) {
    await cell.type(MANY_LINES.replace("9990", String(lines)));
    // Found before, since finding a button by its name is long work of the test in the page.
    const button = await cell.run.elementHandle();
    const task = await longestTask(page, async () => {
      await button.evaluate((run) => run.click());
      await shown(lines + 4);
      await page.evaluate(async () => {
        const log = document.querySelector(".lambda-live .lambda-log");
        for (let top = 0; top < log.scrollHeight; top += 4 * log.clientHeight) {
          log.scrollTop = top;
          await new Promise(requestAnimationFrame);
        }
      });
    });
    const factor = await slowness(page);
    longest = Math.min(longest, task / factor);
    console.log(`longest task while ${lines + 4} lines came and were scrolled: ${Math.round(task)} ms of processor time; this machine is slower by ${factor.toFixed(1)}`);
  }
  assert.ok(longest < LONGEST_TASK_MS, `a task took ${longest} ms`);
  await cell.filter.fill("line 4321");
  await shown(1);
  await opened.context.close();
});

test("an asynchronous call: its attempts and waits are on a time line, by mouse, by keyboard, and as a table", async () => {
  const { cell, context, errors, page } = await open(cellWithAsync());
  await cell.button("Invoke asynchronously").click();
  await cell.result();
  const kinds = (kind) => cell.live.locator(`.lambda-timeline-item[data-kind="${kind}"]`);
  assert.equal(await kinds("run").count(), 3, "two retries are AWS's default");
  const waits = await kinds("wait").evaluateAll((items) => items.map((item) => item.querySelector("title").textContent));
  assert.deepEqual(waits.filter((label) => label.includes("attempt")).map((label) => label.split(": ").slice(1).join(": ")), [
    "Waits for attempt 2: 1 min",
    "Waits for attempt 3: 2 min",
  ]);
  await kinds("run").last().click();
  assert.match(await cell.timelineDetails.textContent(), /attempt 3 \(warm\): failed/);
  await cell.timeline.focus();
  await page.keyboard.press("Home");
  const first = await cell.timeline.getAttribute("aria-activedescendant");
  await page.keyboard.press("ArrowRight");
  assert.notEqual(await cell.timeline.getAttribute("aria-activedescendant"), first);
  await page.keyboard.press("Escape");
  assert.equal(await cell.timelineDetails.textContent(), "");
  // To scale, three minutes make the runs narrow; compressed they are wide enough to see.
  const width = async () => (await kinds("run").first().locator(".lambda-bar").boundingBox()).width;
  const compressed = await width();
  await cell.button("To scale").click();
  assert.ok((await width()) < compressed);
  assert.equal(await cell.live.locator(".lambda-story tbody tr").count(), 6, "the same as a table");
  assert.deepEqual(errors, []);
  await context.close();
});

test("the bill: this run, each time's rules, a month of so many calls", async () => {
  const { cell, context, errors } = await open(target);
  await run(cell);
  const billed = /(\d+) ms/.exec(await cell.figures.locator("dd").nth(1).textContent())[1];
  await cell.openBill();
  const body = cell.bill.locator(".lambda-bill-body");
  const eras = await body.locator("tbody tr").allTextContents();
  assert.equal(eras.length, 3);
  assert.match(eras[2], new RegExp(`August 2025.*init included.*${billed} ms`));
  assert.match(eras[0], /November 2014.*init free100 ms100 ms/);
  for (const figure of await body.locator(".lambda-bill-figures > div").allTextContents()) assert.match(figure, /simulated/);
  const toPay = body.locator(".lambda-bill-month div", { hasText: "To pay" }).locator(".lambda-value");
  assert.equal(await toPay.textContent(), "$0.00", "a million such calls are within the free tier");
  const calls = body.getByLabel("Calls a month");
  // 11 million requests, 1 million of them free, 0.20 USD a million: https://aws.amazon.com/lambda/pricing/, read 2026-11-22.
  await calls.fill("11,000,000");
  await toPay.filter({ hasText: "$2.00" }).or(toPay.filter({ hasText: /\$[2-9]/ })).waitFor();
  await calls.fill("as many as I like");
  await body.getByText("Write a whole number of calls").waitFor();
  assert.equal(await calls.getAttribute("aria-invalid"), "");
  assert.deepEqual(errors, []);
  await context.close();
});

test("all memory sizes are tried with the reader's own code, and drawn", async () => {
  const { cell, context, page } = await open(target);
  await run(cell, "def handler(event, context):\n    return sum(number * number for number in range(20000))");
  await cell.openBill();
  await cell.button("Try all memory sizes").click();
  const rows = cell.bill.locator(".lambda-sweep tbody tr");
  await page.waitForFunction(() => document.querySelectorAll(".lambda-sweep tbody tr").length === 6, null, { timeout: FIRST_RUN_MS });
  await cell.button("Try them again").waitFor();
  const sizes = await rows.locator("th").allTextContents();
  assert.deepEqual(sizes, ["128 MB", "256 MB", "512 MB", "1,024 MB", "1,769 MB", "3,008 MB"]);
  // CPU comes in proportion to memory, up to one vCPU at 1,769 MB: https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html.
  const durations = (await rows.locator("td:nth-child(2)").allTextContents()).map((cell) => Number.parseFloat(cell));
  assert.ok(durations[0] > 3 * durations[2] && durations[2] > 2.5 * durations[4], durations.join(" "));
  assert.match(await cell.bill.locator(".lambda-chart").getAttribute("aria-label"), /Fastest with/);
  assert.equal(await cell.bill.locator(".lambda-chart-bar").count(), 7, "six bars and the legend");
  await cell.run.click();
  await cell.result();
  assert.match(await cell.environments.textContent(), /1 warm environment · 2 calls/, "the cell's own environment stayed warm");
  await context.close();
});

test("the state of the environments is seen at a glance", async () => {
  const { cell, context } = await open(cellWithSettings());
  await run(cell);
  assert.equal(await cell.environments.textContent(), "1 warm environment · 1 call");
  assert.match(await cell.run.textContent(), /^Run again/);
  await cell.run.click();
  await cell.result();
  assert.equal(await cell.environments.textContent(), "1 warm environment · 2 calls");
  await cell.type("def total(event, context):\n    return 1");
  assert.equal(await cell.environments.textContent(), "The next start is cold");
  assert.match(await cell.run.textContent(), /^RunCtrl/);
  await context.close();
});

test("axe finds nothing in time line, bill and chart, in any theme", async () => {
  const { cell, context, page } = await open(cellWithAsync());
  const within = `#${await cell.root.getAttribute("id")}`;
  await cell.button("Invoke asynchronously").click();
  await cell.result();
  await cell.timelineItems.first().click();
  await cell.openBill();
  await cell.openSettings();
  await checkInEveryTheme(page, "after an asynchronous call", within);
  await run(cell);
  await cell.openBill();
  await cell.button("Try all memory sizes").click();
  await cell.button("Try them again").waitFor({ timeout: FIRST_RUN_MS });
  await checkInEveryTheme(page, "with a chart", within);
  await context.close();
});

test("a phone of 360 pixels shows time line, bill and settings without scrolling sideways", async () => {
  const phone = { hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 } };
  const { cell, context, page } = await open(cellWithAsync(), phone);
  await cell.button("Invoke asynchronously").tap();
  await cell.result();
  await cell.openBill();
  await cell.openSettings();
  const widths = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  assert.equal(widths[0], widths[1]);
  const { x, width } = await cell.timeline.boundingBox();
  assert.ok(x >= 0 && x + width <= 360);
  await context.close();
});

test("a story's time line has its queues and what went to the dead letters", async () => {
  const dead = stories().find(({ id }) => id === "dead-letter");
  const { cell, context } = await open(dead);
  await run(cell);
  assert.equal(await cell.live.locator(".lambda-timeline-links path").count(), 1, "from the function to its dead-letter queue");
  assert.deepEqual(await cell.live.locator(".lambda-lane-name").allTextContents(), [dead.data.function, "dead"]);
  await context.close();
});
