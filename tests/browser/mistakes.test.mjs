/** Mistakes with a name: the same in Chromium as in wasmtime, and what the reader sees and hears of them under a result. */

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { CellObject } from "./objects/cell.mjs";
import { launchChromium, openPage } from "./objects/chromium.mjs";
import { PlaygroundObject } from "./objects/playground.mjs";
import { serve } from "./objects/site.mjs";
import { openLab, root, serveLab } from "./runtime-lab.mjs";

const folder = `${root}/tests/mistakes`;
const THEMES = ["light", "rust", "coal", "navy", "ayu"];
let lab;
let site;
let browser;
let labPage;

before(async () => {
  lab = await serveLab();
  site = await serve();
  browser = await launchChromium();
  labPage = await openLab(browser, lab);
});
after(async () => {
  await browser?.close();
  site?.close();
  await lab?.close();
});

/** The mistakes of a scenario's run, by the page's runtime. */
async function mistakesOf(cell, { steps, ...rest }) {
  const request = { cell, scenario: { ...rest, steps: [] }, steps, fresh: true };
  return labPage.evaluate(async (request) => {
    const { outcome } = await window.run(request);
    if (outcome.kind !== "finished") throw new Error(JSON.stringify(outcome));
    return window.runtime.ask(request.cell, request.scenario, { about: "mistakes" });
  }, request);
}

for (const file of readdirSync(folder).sort()) {
  const kind = file.replace(".json", "");
  test(`${kind} is named where it is shown and nowhere else, as in wasmtime`, async () => {
    const { shows, right } = JSON.parse(readFileSync(`${folder}/${file}`, "utf8"));
    for (const { scenario, saw } of shows) {
      const found = await mistakesOf(kind, scenario);
      assert.deepEqual(found.map(({ name }) => name), [kind]);
      for (const part of saw) assert.ok(found[0].saw.includes(part), found[0].saw);
    }
    for (const scenario of right) assert.deepEqual(await mistakesOf(kind, scenario), [], JSON.stringify(scenario));
  });
}

test("a cell that shows a mistake names it after its result, with a lesson that is there, and can be dismissed by keyboard", async () => {
  const { context, errors, page } = await openPage(browser);
  await page.goto(site.address("concepts/stateless.html"));
  const cell = new CellObject(page, "counter-works");
  await cell.run.click();
  await cell.result();
  const mistake = cell.mistakes.locator('[data-mistake="global-state"]');
  await mistake.waitFor({ timeout: 60_000 });
  assert.match(await mistake.textContent(), /A new environment answered .*, a used one /);
  await cell.announced(/This mistake has a name: State that stays between calls/);
  const href = await mistake.getByRole("link").evaluate((link) => link.href);
  const lesson = await page.request.get(href);
  assert.equal(lesson.status(), 200);
  assert.ok((await lesson.text()).includes(`id="${new URL(href).hash.slice(1)}"`), href);

  await page.addStyleTag({ content: "* { transition: none !important; animation: none !important; }" });
  for (const theme of THEMES) {
    await page.evaluate((name) => (document.documentElement.className = `${name} js sidebar-hidden`), theme);
    const { violations } = await new AxeBuilder({ page }).include(".lambda-mistakes").analyze();
    assert.deepEqual(violations.map(({ id, nodes }) => [theme, id, nodes.map(({ target }) => target)]), []);
  }
  await cell.mistakes.getByRole("button", { name: /Dismiss/ }).focus();
  await page.keyboard.press("Enter");
  await cell.mistakes.waitFor({ state: "hidden" });

  const again = await cell.run.click().then(() => cell.result());
  assert.notEqual(again, "", "a new run speaks up again");
  await mistake.waitFor({ timeout: 60_000 });
  assert.deepEqual(errors, []);
  await context.close();
});

test("what the reader sees of the cell's cloud is not touched by the calls that are made again", async () => {
  const { context, page } = await openPage(browser);
  await page.goto(site.address("concepts/fire-and-forget.html"));
  const cell = new CellObject(page, "whats-up");
  await cell.type("visits = 0\n\ndef handler(event, context):\n    global visits\n    visits += 1\n    return visits");
  for (const visits of ["1", "2", "3"]) {
    await cell.run.click();
    assert.equal(await cell.result(), visits);
    await cell.mistakes.locator('[data-mistake="global-state"]').waitFor({ timeout: 60_000 });
  }
  await context.close();
});

test("right code is left in peace, and an exercise names mistakes too", async () => {
  const { context, page } = await openPage(browser);
  await page.goto(site.address("concepts/fire-and-forget.html"));
  const cell = new CellObject(page, "whats-up");
  await cell.run.click();
  await cell.result();
  await page.waitForTimeout(3_000);
  assert.equal(await cell.mistakes.isHidden(), true);
  await page.goto(site.address("concepts/stateless.html"));
  const till = new CellObject(page, "honest-till");
  await till.run.click();
  await till.mistakes.locator('[data-mistake="global-state"]').waitFor({ timeout: 60_000 });
  await context.close();
});

test("the Playground names them beside what happened, on a phone as well", async () => {
  const { context, page } = await openPage(browser, { hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 } });
  const playground = new PlaygroundObject(page);
  await playground.open(site);
  await playground.choose("First handler");
  await playground.type("visits = 0\n\ndef handler(event, context):\n    global visits\n    visits += 1\n    return visits");
  await playground.runAll();
  const mistake = playground.root.locator('.lambda-panel-happened [data-mistake="global-state"]');
  await mistake.waitFor({ timeout: 60_000 });
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 360);
  await context.close();
});
