/** Pages that are only read, in Chromium: what is fetched and when, no JavaScript, print, five themes, small screens. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { checkInEveryTheme, checkWithAxe } from "./objects/axe.mjs";
import { browser, site } from "./objects/book.mjs";
import { CellObject } from "./objects/cell.mjs";
import { openPage } from "./objects/chromium.mjs";
import { cellWithEvent, exercise, plainCell } from "./objects/site.mjs";

const target = plainCell();

test("nothing of the playground is fetched before the reader shows intent, and nothing ever leaves the origin", async () => {
  const { context, page } = await openPage(browser);
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  const ofPlayground = () => asked.filter((url) => /\.wasm|worker[^/]*\.js|editor[^/]*\.js|exercise\.json|solution\.json/.test(url));
  await page.goto(site.address(target.page), { waitUntil: "networkidle" });
  await page.mouse.wheel(0, 600);
  await page.waitForTimeout(700);
  assert.deepEqual(ofPlayground(), []);

  const cell = new CellObject(page, target.id);
  await cell.root.scrollIntoViewIfNeeded();
  await cell.root.hover();
  await page.waitForRequest(/\.wasm/);
  await cell.run.click();
  await cell.result();
  assert.ok(ofPlayground().length >= 4);
  const elsewhere = asked.filter((url) => !url.startsWith(`${site.origin}/`) && !/^(?:blob|data):/.test(url));
  assert.deepEqual(elsewhere, []);
  await context.close();
});

test("touch scrolling and data saving fetch nothing", async () => {
  const { context, page } = await openPage(browser, { hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 } });
  await page.addInitScript(() => Object.defineProperty(navigator, "connection", { value: { saveData: true } }));
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(site.address(target.page), { waitUntil: "networkidle" });
  const cell = new CellObject(page, target.id);
  await cell.root.scrollIntoViewIfNeeded();
  await cell.root.hover();
  await cell.run.focus();
  await page.waitForTimeout(700);
  assert.deepEqual(asked.filter((url) => /\.wasm|editor[^/]*\.js/.test(url)), []);
  await context.close();
});

test("the code does not move when the editor takes its place", async () => {
  const { context, page } = await openPage(browser);
  await page.goto(site.address(cellWithEvent().page));
  const cell = new CellObject(page, cellWithEvent().id);
  const before = await cell.root.boundingBox();
  await cell.source.click();
  await cell.editor.waitFor();
  const now = await cell.root.boundingBox();
  assert.ok(Math.abs(now.height - before.height) < 1, `${before.height} became ${now.height}`);
  await context.close();
});

test("a theme that was chosen before is there from the first sight on", async () => {
  for (const theme of ["rust", "navy"]) {
    const { context, page } = await openPage(browser, { theme });
    await page.goto(site.address(target.page));
    assert.ok(await page.evaluate((name) => document.documentElement.classList.contains(name), theme));
    await checkWithAxe(page, theme);
    await context.close();
  }
});

test("a page without JavaScript shows code and recorded run", async () => {
  const { context, page } = await openPage(browser, { javaScriptEnabled: false });
  await page.goto(site.address(target.page));
  const cell = new CellObject(page, target.id);
  assert.ok(await cell.source.isVisible());
  assert.ok(await cell.recorded.isVisible());
  assert.match(await cell.recorded.textContent(), /REPORT RequestId/);
  assert.equal(await cell.run.count(), 0);
  await context.close();
});

test("a printed lesson is the lesson, without the book's controls", async () => {
  const { context, page } = await openPage(browser);
  await page.goto(site.address(target.page));
  await page.emulateMedia({ media: "print" });
  for (const controls of ["#mdbook-menu-bar", ".nav-chapters", "#mdbook-sidebar", ".lambda-toolbar"]) {
    assert.ok((await page.locator(controls).count()) > 0, controls);
    assert.equal(await page.locator(`${controls}:visible`).count(), 0, controls);
  }
  assert.ok(await new CellObject(page, target.id).source.isVisible());
  await context.close();
});

test("the print page starts nothing", async () => {
  const { context, page } = await openPage(browser);
  await page.addInitScript(() => {
    window.print = () => undefined;
  });
  await page.goto(site.address("print.html"), { waitUntil: "networkidle" });
  assert.ok((await page.locator(".lambda-recorded").count()) > 0);
  assert.equal(await page.locator(".lambda-toolbar").count(), 0);
  await context.close();
});

test("axe finds nothing, in any theme, before and after a run", async () => {
  const { context, page } = await openPage(browser);
  for (const { page: path, id } of [cellWithEvent(), exercise()]) {
    await page.goto(site.address(path));
    await checkWithAxe(page, `${id} as it comes`);
    const cell = new CellObject(page, id);
    await cell.source.click();
    await cell.editor.waitFor();
    await cell.run.click();
    await cell.result();
    if ((await cell.event.count()) > 0) await cell.event.fill('{"a": 1,}');
    for (const name of ["Show a hint", "Show a solution"]) {
      if ((await cell.button(name).count()) > 0) await cell.button(name).click();
    }
    if ((await cell.button("Show a solution").count()) > 0) await cell.root.locator(".lambda-compare").waitFor();
    await checkInEveryTheme(page, `${id} after a run`);
  }
  await context.close();
});

test("the keyboard opens and closes the sidebar", async () => {
  const { context, page } = await openPage(browser);
  await page.goto(site.address(target.page));
  const menu = page.locator("#mdbook-menu-bar .left-buttons button").first();
  const first = await menu.getAttribute("aria-expanded");
  const states = [];
  for (const key of ["Enter", " "]) {
    await menu.press(key);
    states.push(await menu.getAttribute("aria-expanded"));
  }
  assert.deepEqual(states, [first === "true" ? "false" : "true", first]);
  await context.close();
});

test("a phone of 360 pixels shows the whole cell without scrolling sideways", async () => {
  const { context, page } = await openPage(browser, { hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 } });
  await page.goto(site.address(target.page));
  const cell = new CellObject(page, target.id);
  await cell.run.tap();
  await cell.result();
  const widths = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  assert.equal(widths[0], widths[1]);
  for (const part of [cell.run, cell.stop, cell.response, cell.log]) {
    const { x, width } = await part.boundingBox();
    assert.ok(x >= 0 && x + width <= 360);
  }
  await context.close();
});
