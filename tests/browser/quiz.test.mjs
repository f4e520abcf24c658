/** Quizzes in Chromium: every kind by mouse, keyboard and touch; what is kept; what is found in no page before it is asked for. */

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { browser, site } from "./objects/book.mjs";
import { openPage } from "./objects/chromium.mjs";
import { QuestionObject, questionOf, questions } from "./objects/quiz.mjs";
import { allPages, book } from "./objects/site.mjs";

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

async function open(target, options) {
  const opened = await openPage(browser, options);
  await opened.page.goto(site.address(target.page));
  const question = new QuestionObject(opened.page, target);
  await question.ready();
  return { ...opened, question };
}

/** Places of an option that is wrong, and of the right one. */
function places({ right, why }) {
  return { right: right[0], wrong: [...why.keys()].find((place) => !right.includes(place)) };
}

test("the book has questions of all kinds, and twenty at least", () => {
  const all = questions();
  assert.ok(all.length >= 20, `${all.length} questions`);
  assert.deepEqual([...new Set(all.map(({ kind }) => kind))].sort(), ["choose", "find", "order", "predict"]);
  const sure = all.filter(({ kind, answer }) => kind === "predict" && answer.right.length === 1);
  assert.equal(sure.length, all.filter(({ kind }) => kind === "predict").length, "of a prediction one option is right");
});

test("a prediction is answered at once, with a reason, and is kept", async () => {
  const target = questionOf("predict");
  const { context, errors, page, question } = await open(target);
  const { right, wrong } = places(target.answer);
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.evaluate(() => document.addEventListener("workbook:answered", ({ detail }) => (globalThis.heard ??= []).push(detail)));

  await question.check.click();
  assert.equal(await question.status.textContent(), "Choose an answer first.");
  assert.deepEqual(asked.filter((url) => url.endsWith("answers.json")), [], "nothing is fetched before an answer is given");

  await question.inputs.nth(wrong).check();
  await question.check.click();
  await question.reasons.waitFor();
  assert.equal(await question.reasons.count(), 1, "only the reason of what was chosen");
  assert.equal(await question.rows.nth(wrong).getAttribute("data-right"), "false");
  await question.announced(/^Not yet\. .* \S+/);

  await question.inputs.nth(right).check();
  assert.equal(await question.reasons.count(), 0, "another choice has another reason");
  await question.check.click();
  await question.reasons.waitFor();
  assert.equal(await question.status.textContent(), "Right.");
  await question.announced(/^Right\. \S+/);
  assert.deepEqual(await page.evaluate(() => globalThis.heard), [
    { quiz: target.quiz, question: target.id, right: false },
    { quiz: target.quiz, question: target.id, right: true },
  ]);

  await question.button("Show all reasons").click();
  await question.reasons.nth(1).waitFor();
  assert.equal(await question.reasons.count(), target.answer.why.length);

  await page.reload();
  await question.ready();
  assert.ok(await question.inputs.nth(right).isChecked());
  assert.equal(await question.status.textContent(), "You answered this, and it was right.");
  await question.button("Start again").click();
  assert.equal(await question.inputs.nth(right).isChecked(), false);
  await page.reload();
  await question.ready();
  assert.equal(await question.status.textContent(), "", "it is forgotten");

  const cell = await question.root.locator(".lambda-quiz-cell a").getAttribute("href");
  assert.match(cell, /#cell-/);
  await question.root.locator(".lambda-quiz-cell a").click();
  await page.waitForFunction(() => document.querySelector(`section.lambda-cell${location.hash.replace(":", "\\:")} .lambda-run`) !== null);
  assert.deepEqual(errors, []);
  await context.close();
});

test("of several right options all are wanted", async () => {
  const target = questionOf("choose", { several: true });
  const { context, question } = await open(target);
  const { right, wrong } = places(target.answer);
  await question.inputs.nth(right).check();
  await question.check.click();
  await question.announced(/not all of it/);
  assert.equal(await question.rows.nth(right).getAttribute("data-right"), "true");
  await question.inputs.nth(wrong).check();
  await question.check.click();
  await question.announced(/Not all that you chose/);
  await question.inputs.nth(wrong).uncheck();
  for (const place of target.answer.right) await question.inputs.nth(place).check();
  await question.check.click();
  await question.announced(/^Right\./);
  await context.close();
});

test("the keyboard alone chooses, checks and has the answer shown, and turns no page", async () => {
  const target = questionOf("find");
  const { context, page, question } = await open(target);
  const address = page.url();
  await question.inputs.first().focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  assert.equal(page.url(), address);
  // Choose a line that is not the right one.
  const wrong = target.answer.line === 1 ? "ArrowDown" : "Space";
  await page.keyboard.press(wrong);
  await page.keyboard.press("Tab");
  assert.ok(await question.check.evaluate((button) => button === document.activeElement), "after the lines comes the button");
  await page.keyboard.press("Enter");
  await question.announced(/^Not yet/);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await question.announced("This is the answer.");
  assert.equal(await question.rows.nth(target.answer.line - 1).getAttribute("data-right"), "true");
  assert.ok(await question.button("Start again").evaluate((button) => button === document.activeElement), "the focus is not lost");
  await context.close();
});

/** Brings lines into the right order by a way to move the one at `from` up to `to`. */
async function sort(question, target, move) {
  const shown = await question.lines();
  const right = target.answer.order.map((place) => shown[place]);
  for (const [to, line] of right.entries()) {
    const from = (await question.lines()).indexOf(line);
    if (from !== to) await move(from, to);
    assert.equal((await question.lines())[to], line);
  }
  return right;
}

test("lines are put into order by buttons, and then by the keyboard", async () => {
  const target = questionOf("order");
  const { context, page, question } = await open(target);
  const address = page.url();
  await question.check.click();
  await question.announced(/^Not yet/);
  await sort(question, target, async (from, to) => {
    for (let place = from; place > to; place -= 1) await question.rows.nth(place).getByRole("button", { name: /^Up: / }).click();
  });
  await question.check.click();
  await question.announced(/^Right\./);

  await page.reload();
  await question.ready();
  assert.equal(await question.status.textContent(), "You answered this, and it was right.");
  await question.button("Start again").click();
  await sort(question, target, async (from, to) => {
    await question.rows.nth(from).getByRole("button").first().focus();
    for (let place = from; place > to; place -= 1) await page.keyboard.press("ArrowUp");
    await question.announced(new RegExp(`now ${to + 1} of`));
    assert.ok(await question.rows.nth(to).evaluate((row) => row.contains(document.activeElement)), "the focus goes with the line");
  });
  assert.equal(page.url(), address, "arrows turn no page");
  await question.check.focus();
  await page.keyboard.press("Enter");
  await question.announced(/^Right\./);
  await context.close();
});

test("lines are dragged with a mouse", async () => {
  const target = questionOf("order");
  const { context, page, question } = await open(target);
  await question.root.scrollIntoViewIfNeeded();
  await sort(question, target, async (from, to) => {
    const grip = await question.rows.nth(from).locator(".lambda-grip").boundingBox();
    const goal = await question.rows.nth(to).boundingBox();
    await page.mouse.move(grip.x + grip.width / 2, grip.y + grip.height / 2);
    await page.mouse.down();
    await page.mouse.move(grip.x + grip.width / 2, goal.y + 2, { steps: 12 });
    await page.mouse.up();
  });
  await question.check.click();
  await question.announced(/^Right\./);
  await context.close();
});

test("on a phone, lines are dragged with a finger and the page is not wider than the screen", async () => {
  const target = questionOf("order");
  const { context, page, question } = await open(target, PHONE);
  await question.root.evaluate((root) => root.scrollIntoView({ block: "center" }));
  const devtools = await context.newCDPSession(page);
  const touch = (type, x, y) => devtools.send("Input.dispatchTouchEvent", { type, touchPoints: type === "touchEnd" ? [] : [{ x, y }] });
  const before = await question.lines();
  const grip = await question.rows.nth(1).locator(".lambda-grip").boundingBox();
  const goal = await question.rows.nth(0).boundingBox();
  const x = grip.x + grip.width / 2;
  const begin = grip.y + grip.height / 2;
  await touch("touchStart", x, begin);
  for (let part = 1; part <= 10; part += 1) await touch("touchMove", x, begin + ((goal.y + 2 - begin) * part) / 10);
  await touch("touchEnd");
  const now = await question.lines();
  assert.deepEqual([now[0], now[1]], [before[1], before[0]]);

  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
  const sizes = await question.root.locator("button:visible").evaluateAll((buttons) => buttons.map((button) => Math.min(button.offsetWidth, button.offsetHeight)));
  assert.ok(Math.min(...sizes) >= 24, "targets are large enough (WCAG 2.2, 2.5.8: 24 by 24)");
  await context.close();
});

test("every question of the book is answered on a phone: wrong with a reason, then right", async () => {
  const all = questions();
  const { context, errors, page } = await openPage(browser, PHONE);
  for (const name of new Set(all.map((target) => target.page))) {
    await page.goto(site.address(name));
    for (const target of all.filter((one) => one.page === name)) {
      const question = new QuestionObject(page, target);
      await question.ready();
      await workThrough(question, target);
      assert.equal(await question.status.textContent(), "Right.", `${target.quiz}/${target.id}`);
    }
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360, name);
  }
  assert.deepEqual(errors, []);
  await context.close();
});

/** Answers wrongly first, then rightly, with taps. */
async function workThrough(question, { kind, answer }) {
  if (kind === "order") {
    await question.check.tap();
    await question.status.filter({ hasText: /^Not yet/ }).waitFor();
    await sort(question, { answer }, async (from, to) => {
      for (let place = from; place > to; place -= 1) await question.rows.nth(place).getByRole("button", { name: /^Up: / }).tap();
    });
    return question.check.tap();
  }
  const right = kind === "find" ? [answer.line - 1] : answer.right;
  const enabled = await question.inputs.evaluateAll((inputs) => inputs.flatMap((input, place) => (input.disabled ? [] : [place])));
  const wrong = enabled.find((place) => !right.includes(place));
  const label = (place) => question.rows.nth(place).locator("label");
  await label(wrong).tap();
  await question.check.tap();
  await question.reasons.waitFor();
  assert.match(await question.reasons.textContent(), /\w+ \w+/);
  // Of check boxes, the wrong one must be taken away.
  if (right.length > 1) await label(wrong).tap();
  for (const place of right) await label(place).tap();
  await question.check.tap();
  await question.status.filter({ hasText: /^Right/ }).waitFor();
}

test("on paper, the appendix shows its solutions without being opened", async () => {
  const { context, page } = await openPage(browser);
  await page.goto(site.address("answers.html"));
  const code = page.locator(".lambda-solved pre").first();
  assert.equal(await code.isVisible(), false);
  await page.emulateMedia({ media: "print" });
  assert.ok(await code.isVisible());
  await context.close();
});

test("without storage everything works, and says that it is not kept", async () => {
  const target = questionOf("predict");
  const { context, page, question } = await open(target);
  await page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("no", "QuotaExceededError");
    };
  });
  await question.inputs.nth(places(target.answer).right).check();
  await question.check.click();
  await question.section.getByText("does not let the page keep your answers").waitFor();
  assert.equal(await question.status.textContent(), "Right.");
  await context.close();
});

test("answers that cannot be fetched are a sentence, and the next try works", async () => {
  const target = questionOf("predict");
  const { context, page, question } = await open(target);
  await page.route("**/answers.json", (route) => route.abort());
  await question.inputs.first().check();
  await question.check.click();
  await question.announced(/could not be loaded/);
  await page.unroute("**/answers.json");
  await question.check.click();
  await question.reasons.waitFor();
  await context.close();
});

test("what was kept of a question that has changed since is not mistaken for an answer", async () => {
  const target = questionOf("predict");
  const { context, page, question } = await open(target);
  await question.inputs.first().check();
  await question.check.click();
  await question.reasons.waitFor();
  await page.evaluate(() => {
    const key = Object.keys(localStorage).find((name) => name.includes(":answer:"));
    localStorage.setItem(key, localStorage.getItem(key).replace(/"version":"[^"]*"/, '"version":"older"'));
  });
  await page.reload();
  await question.ready();
  assert.equal(await question.status.textContent(), "This question has changed since you answered it.");
  assert.equal(await question.inputs.first().isChecked(), false);
  await page.evaluate(() => {
    const key = Object.keys(localStorage).find((name) => name.includes(":answer:"));
    localStorage.setItem(key, "{broken");
  });
  await page.reload();
  await question.ready();
  assert.equal(await question.status.textContent(), "");
  await context.close();
});

test("answers are part of Your work: they are saved, forgotten and brought back", async () => {
  const target = questionOf("predict");
  const { context, page, question } = await open(target);
  await question.inputs.nth(places(target.answer).right).check();
  await question.check.click();
  await question.reasons.waitFor();
  await page.getByRole("button", { name: /^Your work/ }).click();
  const dialog = page.getByRole("dialog", { name: "Your work" });
  await dialog.getByText("1 question answered").waitFor();
  const saving = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Save to a file" }).click();
  const file = await (await saving).path();
  const kept = JSON.parse(readFileSync(file, "utf8")).answers;
  assert.deepEqual(Object.keys(kept), [`${target.quiz}/${target.id}`]);
  await dialog.getByRole("button", { name: "Reset everything" }).click();
  assert.equal(await question.status.textContent(), "", "the page follows");
  await dialog.locator("input[type=file]").setInputFiles(file);
  await dialog.getByText("Loaded: 0 cells, 0 exercises, 1 question.").waitFor();
  assert.equal(await question.status.textContent(), "You answered this, and it was right.");
  await context.close();
});

/** What axe finds in a part of the page. */
async function found(page, part) {
  const { violations } = await new AxeBuilder({ page }).include(part).analyze();
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
}

for (const theme of ["light", "rust", "coal", "navy", "ayu"]) {
  test(`axe finds nothing in ${theme}, before and after answers, and in the appendix`, async () => {
    for (const kind of ["predict", "order", "find"]) {
      const target = questionOf(kind);
      const { context, page, question } = await open(target, { theme });
      if (kind !== "order") await question.inputs.first().check();
      await question.check.click();
      await question.button("Show the answer").or(question.button("Show all reasons")).click();
      await question.button("Start again").waitFor();
      assert.deepEqual(await found(page, ".lambda-quiz"), []);
      await context.close();
    }
    const { context, page } = await openPage(browser, { theme });
    await page.goto(site.address("answers.html"));
    assert.deepEqual(await found(page, "main"), []);
    await context.close();
  });
}

test("without JavaScript and in print a quiz is a list with a link to the answers", async () => {
  const target = questionOf("predict");
  const { context, page } = await openPage(browser, { javaScriptEnabled: false });
  await page.goto(site.address(target.page));
  const question = new QuestionObject(page, target);
  assert.ok((await question.rows.count()) >= 2);
  await question.section.getByRole("link", { name: "The answers, with reasons" }).click();
  assert.match(page.url(), new RegExp(`answers\\.html#answers-${target.quiz}$`));
  await page.locator(`#answers-${target.quiz}`).getByText("Right:").first().waitFor();
  await context.close();
});

test("no reason stands in a page or in the search index, but for the appendix", () => {
  const plain = (html) => html.replace(/<[^>]*>/g, " ").replace(/&[a-z#0-9]+;|[\s"'\\]+/g, " ").replace(/ +/g, " ");
  const reasons = questions().flatMap(({ answer }) => [answer.why].flat().map((why) => plain(why).trim()));
  assert.ok(reasons.length > 60 && reasons.every((why) => why.length > 10));
  const indexes = readdirSync(book).filter((name) => name.startsWith("searchindex"));
  assert.ok(indexes.length > 0);
  const open = [...allPages().filter((name) => !["answers.html", "print.html"].includes(name)), ...indexes];
  for (const name of open) {
    const words = plain(readFileSync(join(book, name), "utf8"));
    for (const why of reasons) assert.ok(!words.includes(why), `${name} says: ${why}`);
  }
  const appendix = plain(readFileSync(join(book, "answers.html"), "utf8"));
  assert.ok(reasons.every((why) => appendix.includes(why)), "the appendix has them all");
});
