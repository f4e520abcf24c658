/** Progress in Chromium: what counts, where it is shown, two tabs, files, forgetting with a way back, and going on where one left off. */

import assert from "node:assert/strict";
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { before, test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { browser, site } from "./objects/book.mjs";
import { CellObject } from "./objects/cell.mjs";
import { openPage } from "./objects/chromium.mjs";
import { exercise } from "./objects/site.mjs";

const THEMES = ["light", "rust", "coal", "navy", "ayu"];

let folder;
const target = exercise();
const lesson = target.page.replace(/\.html$/, "");

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "progress-"));
});

/** The mark of the lesson in the sidebar, which a wide window shows. */
const markIn = (page) => page.locator(`#mdbook-sidebar a[href$="${target.page}"] .lambda-mark`);

const wide = { viewport: { width: 1300, height: 900 } };

/** Scrolls to the end as a reader would, and stays there. */
async function readToTheEnd(page) {
  await page.locator(".lambda-lesson-end").scrollIntoViewIfNeeded();
  await page.locator(".lambda-lesson-end").getByText("You have read this lesson").waitFor();
}

async function solve(page) {
  const cell = new CellObject(page, target.id);
  await cell.button("Show a solution").click();
  await cell.button("Put it into the editor").click();
  await cell.run.click();
  await cell.root.locator('.lambda-verdict[data-passed="true"]').waitFor({ timeout: 60_000 });
  return cell;
}

test("a lesson is read at its end and an exercise solved by its checks; sidebar and progress page say so in words", async () => {
  const { context, errors, page } = await openPage(browser, wide);
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(site.address(target.page), { waitUntil: "networkidle" });
  assert.equal(await markIn(page).count(), 0);
  assert.ok(!asked.some((url) => /lessons\.json|room[^/]*\.js/.test(url)), "who has done nothing fetches nothing");

  // Whoever only passes by has not read it.
  await page.locator(".lambda-lesson-end").scrollIntoViewIfNeeded();
  await page.evaluate(() => scrollTo(0, 0));
  await page.waitForTimeout(1300);
  assert.equal(await page.locator(".lambda-lesson-end").textContent(), "");

  await readToTheEnd(page);
  assert.match(await markIn(page).textContent(), /◐ \(begun: read, 0 of \d+ exercises? solved/);
  const cell = await solve(page);
  assert.ok(await cell.root.locator(".lambda-head").getByText("Passed").isVisible());
  await page.waitForFunction((href) => /[1-9] of/.test(document.querySelector(`#mdbook-sidebar a[href$="${href}"] .lambda-mark`)?.textContent ?? ""), target.page);

  await page.goto(site.address("progress.html"));
  await page.getByText(/^1 of \d+ lessons read$/).waitFor();
  await page.getByText(/^1 of \d+ exercises solved$/).waitFor();
  const entry = page.locator(`[data-lesson="${lesson}"]`);
  assert.match(await entry.locator(":scope > .lambda-mark").textContent(), /✓Read: /);
  assert.match(await entry.locator(`[data-exercise="${target.id}"] > .lambda-mark`).textContent(), /✓Solved: /);
  assert.match(await page.locator("[data-lesson] > .lambda-mark").last().textContent(), /○Not yet: /);
  assert.deepEqual(errors, []);
  await context.close();
});

test("a question that was answered right counts, wrong answers do not, and it stays done when it is begun again", async () => {
  const { context, page } = await openPage(browser, wide);
  await page.goto(site.address("concepts/stateless.html"));
  const section = page.locator("section.lambda-quiz.lambda-ready").filter({ has: page.locator('[data-kind="predict"]') }).first();
  const question = section.locator('[data-kind="predict"]').first();
  const { quiz, answers } = await section.evaluate(({ dataset }) => ({ ...dataset }));
  const id = await question.getAttribute("data-question");
  const { right } = (await (await page.request.get(site.address(`concepts/${answers}`))).json()).questions[id];
  const wrong = right[0] === 0 ? 1 : 0;
  const answer = async (place) => {
    await question.locator("input").nth(place).check();
    await question.getByRole("button", { name: "Check", exact: true }).click();
  };
  const mark = page.locator('#mdbook-sidebar a[href$="concepts/stateless.html"] .lambda-mark');
  await answer(wrong);
  await question.locator(".lambda-why:visible").waitFor();
  assert.equal(await mark.count(), 0);
  await answer(right[0]);
  await mark.waitFor();
  assert.match(await mark.textContent(), /1 of \d+ questions answered right/);
  await question.getByRole("button", { name: "Start again", exact: true }).click();
  await page.goto(site.address("progress.html"));
  await page.getByText(/^1 of \d+ questions answered right$/).waitFor();
  assert.match(await page.locator(`[data-quiz="${quiz}"] > .lambda-mark`).textContent(), /✓All answered right: |◐1 of \d+: /);

  // Forgetting progress forgets the answers, too, and both come back.
  await page.getByRole("button", { name: "Save, load or forget" }).click();
  const dialog = page.getByRole("dialog", { name: "Your work" });
  await dialog.getByRole("button", { name: "Forget my progress" }).click();
  await page.getByText(/^0 of \d+ questions answered right$/).waitFor();
  await dialog.getByRole("button", { name: "Undo" }).click();
  await page.getByText(/^1 of \d+ questions answered right$/).waitFor();
  await context.close();
});

test("two tabs stay in step", async () => {
  const { context, page } = await openPage(browser, wide);
  const other = await context.newPage();
  await other.goto(site.address("progress.html"));
  await other.getByText(/^0 of \d+ lessons read$/).waitFor();
  await page.goto(site.address(target.page));
  await page.bringToFront();
  await readToTheEnd(page);
  await other.getByText(/^1 of \d+ lessons read$/).waitFor();
  await markIn(other).waitFor();
  // And back: taken away here, gone there.
  await page.getByRole("button", { name: "Mark as not read" }).click();
  await other.getByText(/^0 of \d+ lessons read$/).waitFor();
  await markIn(page).waitFor({ state: "detached" });
  await page.waitForTimeout(1300);
  assert.equal(await page.locator(".lambda-lesson-end").textContent(), "", "what was taken back is not noted at once again");
  await context.close();
});

test("progress goes into the file of Your work and comes back; a file of an earlier book loads, too; forgetting has a way back", async () => {
  const first = await openPage(browser, wide);
  await first.page.goto(site.address(target.page));
  await readToTheEnd(first.page);
  await first.page.goto(site.address("progress.html"));
  await first.page.getByRole("button", { name: "Save, load or forget" }).click();
  const dialog = (page) => page.getByRole("dialog", { name: "Your work" });
  await dialog(first.page).getByText("1 lesson read").waitFor();
  const [download] = await Promise.all([
    first.page.waitForEvent("download"),
    dialog(first.page).getByRole("button", { name: "Save to a file" }).click(),
  ]);
  const content = await readFile(await download.path(), "utf8");
  assert.deepEqual(JSON.parse(content).read, [lesson]);
  await first.context.close();

  const second = await openPage(browser, wide);
  const { page } = second;
  await page.goto(site.address("progress.html"));
  await page.getByRole("button", { name: "Save, load or forget" }).click();
  const load = async (text) => {
    const file = join(folder, "given.json");
    await writeFile(file, text);
    await dialog(page).locator("input[type=file]").setInputFiles(file);
  };
  await load(content);
  await page.getByText(/^1 of \d+ lessons read$/).waitFor();
  await load(JSON.stringify({ format: "fire-and-forget-work", version: 1, cells: {}, passed: [target.id] }));
  await page.getByText(/^1 of \d+ exercises solved$/).waitFor();
  await page.getByText(/^1 of \d+ lessons read$/).waitFor();
  await dialog(page).getByRole("button", { name: "Forget my progress" }).click();
  await page.getByText(/^0 of \d+ exercises solved$/).waitFor();
  assert.equal(await markIn(page).count(), 0);
  await dialog(page).getByRole("button", { name: "Undo" }).click();
  await page.getByText(/^1 of \d+ exercises solved$/).waitFor();
  await page.getByText(/^1 of \d+ lessons read$/).waitFor();
  await second.context.close();
});

test("the introduction and the progress page offer to go on where the reader left off", async () => {
  const { context, page } = await openPage(browser, wide);
  await page.goto(site.address("introduction.html"));
  assert.equal(await page.getByText("Go on where you left off").count(), 0);
  await page.goto(site.address(target.page));
  const heading = page.locator("main h2[id]").nth(1);
  const id = await heading.getAttribute("id");
  await heading.evaluate((element) => element.scrollIntoView({ block: "start" }));
  for (const start of ["introduction.html", "progress.html"]) {
    await page.goto(site.address(start));
    const link = page.locator(".lambda-resume a");
    await link.waitFor();
    await link.click();
    assert.equal(page.url(), site.address(`${target.page}#${id}`));
  }
  await context.close();
});

test("without JavaScript the page is a plain list; without storage it works and says that nothing is kept", async () => {
  const plain = await openPage(browser, { javaScriptEnabled: false });
  await plain.page.goto(site.address("progress.html"));
  const lessons = await (await plain.page.request.get(site.address("lessons.json"))).json();
  assert.ok(lessons.length > 5);
  assert.equal(await plain.page.locator("[data-lesson]").count(), lessons.length);
  assert.ok((await plain.page.locator("[data-lesson]").first().textContent()).includes(" min)"));
  await plain.context.close();

  const { context, errors, page } = await openPage(browser, wide);
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new DOMException("forbidden", "SecurityError");
      },
    });
  });
  await page.goto(site.address(target.page));
  await readToTheEnd(page);
  await markIn(page).waitFor();
  await page.goto(site.address("progress.html"));
  await page.getByText("does not let the page keep anything").waitFor();
  assert.deepEqual(errors.filter((error) => !/forbidden|localStorage/.test(error)), []);
  await context.close();
});

test("axe finds nothing on the progress page in five themes, and a phone shows all of it", async () => {
  for (const theme of THEMES) {
    const { context, page } = await openPage(browser, { theme, ...wide });
    await page.addInitScript((id) => localStorage.setItem(`fire-and-forget:/a/sub-path/:passed:${id}`, "1"), target.id);
    await page.goto(site.address("progress.html"));
    await page.getByText(/^1 of \d+ exercises solved$/).waitFor();
    await markIn(page).waitFor();
    const { violations } = await new AxeBuilder({ page }).exclude("#mdbook-help-container").analyze();
    assert.deepEqual(violations.map(({ id, nodes }) => `${theme} ${id}: ${nodes[0].html}`), []);
    await context.close();
  }
  const { context, page } = await openPage(browser, { viewport: { width: 360, height: 740 } });
  await page.goto(site.address("progress.html"));
  await page.getByText(/^0 of \d+ lessons read$/).waitFor();
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 360), "nothing sticks out");
  await context.close();
});
