/** Cells with a machine of EC2, in Chromium: its lane of the time line, what it did in a sentence, and what it costs beside Lambda. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { checkInEveryTheme } from "./objects/axe.mjs";
import { openCell } from "./objects/book.mjs";
import { FIRST_RUN_MS } from "./objects/cell.mjs";
import { stories } from "./objects/site.mjs";

/** The cell's machine, as its scenario deploys it. */
function machineOf({ data }) {
  return data.scenario.instances[0];
}

function story(id) {
  return stories().find((other) => other.id === id);
}

/** A machine that a file wakes. */
const alone = story("etl-box");
/** The same work on a machine and in a function. */
const both = story("two-pipelines");

test("a machine has a lane: how long it is up, below it what ran, and what went wrong", async () => {
  const { cell, context, errors } = await openCell(alone);
  await cell.run.click();
  await cell.result();
  const machine = machineOf(alone);
  const lanes = await cell.live.locator(".lambda-lane-name").allTextContents();
  assert.equal(lanes.filter((name) => name === machine.name).length, 1);
  const items = (kind) => cell.live.locator(`.lambda-timeline-item[data-kind="${kind}"]`);
  assert.equal(await items("up").count(), 1);
  await items("up").click();
  assert.match(await cell.timelineDetails.textContent(), new RegExp(`${machine.name} runs \\(${machine.type}\\).*an hour`));
  const program = items("run").first();
  await program.click();
  assert.match(await cell.timelineDetails.textContent(), /exit status 0/);
  assert.equal(await program.getAttribute("data-tone"), "good");
  const [up, ran] = [await items("up").locator("rect.lambda-up").boundingBox(), await program.locator(".lambda-bar").boundingBox()];
  assert.ok(up.x < ran.x && up.x + up.width >= ran.x + ran.width - 1, "a program runs while its machine is up");
  assert.ok(ran.y > up.y, "programs stand below the machine's own row");
  assert.deepEqual(errors, []);
  await context.close();
});

test("patches are a mark on the machine's lane", async () => {
  const { cell, context } = await openCell(story("patched"));
  await cell.run.click();
  await cell.result();
  const marks = await cell.live.locator('.lambda-timeline-item[data-kind="mark"][data-tone="bad"] title').allTextContents();
  assert.ok(marks.some((title) => title.includes("Patches installed, reboots")), marks.join());
  await context.close();
});

test("the sentence at the end says what the machine did, live as recorded", async () => {
  const { cell, context } = await openCell(alone);
  const recorded = await cell.recorded.locator(".lambda-story + .lambda-summary").textContent();
  await cell.run.click();
  await cell.result();
  const rows = await cell.live.locator(".lambda-story tbody tr").allTextContents();
  const took = rows.flatMap((row) => [.../ends with exit status \d+ after (\d+) ms/g[Symbol.matchAll](row)].map(([, ms]) => Number(ms)));
  assert.equal(took.length, 1, "one program ended");
  const sentence = `${machineOf(alone).name} ran 1 program, ${took[0]} ms in all.`;
  assert.ok((await cell.live.locator(".lambda-story + .lambda-note").textContent()).startsWith(sentence));
  assert.ok(recorded.startsWith(sentence), recorded);
  await context.close();
});

test("Lambda beside a machine: what a month costs, from how many runs a day on the machine costs less, and each figure in a table", async () => {
  const { cell, context, errors, page } = await openCell(both);
  await cell.run.click();
  await cell.result();
  const ways = cell.live.locator(".lambda-ways");
  const figures = ways.locator(".lambda-bill-figures > div");
  await figures.first().waitFor({ timeout: FIRST_RUN_MS });
  assert.match(await figures.nth(1).textContent(), new RegExp(`EC2: ${machineOf(both).name}`));
  for (const figure of await figures.allTextContents()) assert.match(figure, /simulated/);
  const price = async (index) => Number((await figures.nth(index).locator(".lambda-value").textContent()).replace(/[$,]/g, ""));
  const [few, machine] = [await price(0), await price(1)];
  const note = ways.locator(".lambda-note");
  assert.match(await note.textContent(), few < machine ? /^Lambda costs less\./ : /^The machine costs less\./);

  const rows = ways.locator("tbody tr");
  const table = (await rows.evaluateAll((all) => all.map((row) => [...row.cells].map((one) => Number(one.textContent.replace(/[$,]/g, ""))))));
  assert.equal(table.length, 6);
  const lambda = table.map(([, usd]) => usd);
  assert.deepEqual(lambda, [...lambda].sort((one, other) => one - other), "more runs cost more on Lambda");
  assert.match(await ways.locator(".lambda-chart").getAttribute("aria-label"), /Price of a month/);

  // On both sides of the crossing, where there is one.
  const crossing = /From ([\d,]+) runs a day on, the machine costs less/.exec(await note.textContent());
  assert.notEqual(crossing, null, "the lesson is about where the lines cross");
  const runs = ways.getByRole("textbox", { name: "Runs a day" });
  const from = Number(crossing[1].replaceAll(",", ""));
  await runs.fill(String(from * 2));
  await note.filter({ hasText: /^The machine costs less\./ }).waitFor();
  await runs.fill(String(Math.max(1, Math.floor(from / 2))));
  await note.filter({ hasText: /^Lambda costs less\./ }).waitFor();
  assert.ok((await price(0)) < (await price(1)));

  await runs.fill("as often as I like");
  await ways.getByText("Write a whole number of runs a day").waitFor();
  assert.equal(await runs.getAttribute("aria-invalid"), "");
  await runs.fill("24");
  await figures.first().waitFor();
  await checkInEveryTheme(page, "with a machine", `#${await cell.root.getAttribute("id")}`);
  assert.deepEqual(errors, []);
  await context.close();
});

test("on a phone of 360 pixels the chart and the table of both ways fit", async () => {
  const { cell, context, page } = await openCell(both, { hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 } });
  await cell.run.tap();
  await cell.result();
  const chart = cell.live.locator(".lambda-ways .lambda-chart");
  await chart.waitFor({ timeout: FIRST_RUN_MS });
  const { x, width } = await chart.boundingBox();
  assert.ok(x >= 0 && x + width <= 360);
  const widths = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  assert.equal(widths[0], widths[1]);
  await context.close();
});
