/** The Playground in Chromium, over plain http from another address: every scenario, editing, steps, keeping, keyboard, themes, phone. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { checkInEveryTheme, checkWithAxe } from "./objects/axe.mjs";
import { browser, site } from "./objects/book.mjs";
import { openPage } from "./objects/chromium.mjs";
import { PlaygroundObject } from "./objects/playground.mjs";
import { gallery } from "./objects/site.mjs";

const WIDE = { viewport: { width: 1440, height: 900 } };
const PHONE = { hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 } };
const ENDLESS = "def handler(event, context):\n    while True:\n        pass";

async function open(options = WIDE, hash = "") {
  const opened = await openPage(browser, options);
  const playground = new PlaygroundObject(opened.page);
  await playground.open(site, hash);
  return { ...opened, playground };
}

test("the page loads nothing of the runtime before the reader means to use it", async () => {
  const { context, page } = await openPage(browser, WIDE);
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  const playground = new PlaygroundObject(page);
  await playground.open(site);
  await page.waitForLoadState("networkidle");
  assert.deepEqual(asked.filter((url) => /\.wasm|editor[^/]*\.js|worker/.test(url)), []);
  assert.equal(await page.evaluate(() => isSecureContext), false, "the tests run where a room without a certificate would be");
  await playground.runAll();
  assert.deepEqual(asked.filter((url) => !url.startsWith(`${site.origin}/`) && !/^(?:blob|data):/.test(url)), [], "no other origin is asked");
  await context.close();
});

test("each scenario of the gallery runs, and shows code, steps, what happened, log and cloud side by side", async () => {
  const { context, playground, errors } = await open();
  for (const { title, summary, scenario } of gallery()) {
    await playground.choose(title);
    await playground.gallery.getByText(summary).waitFor();
    assert.equal(await playground.steps.count(), scenario.steps.length, title);
    const files = scenario.functions.flatMap(({ name, files }) => Object.keys(files).map((file) => `${name}/${file}`));
    assert.deepEqual(await playground.tabs.allTextContents(), [...files, "scenario.json"], title);
    await playground.runAll();
    assert.ok((await playground.story.count()) > 0, title);
    assert.match(await playground.log.textContent(), /REPORT|stdout|stderr|54 rows of/, title);
    assert.equal(await playground.status.textContent(), "", title);
  }
  const places = await playground.root.locator(".lambda-panel").evaluateAll((panels) => panels.map((panel) => panel.getBoundingClientRect().left));
  assert.ok(new Set(places.slice(1)).size >= 2, "the panels stand in columns");
  assert.deepEqual(errors, []);
  await context.close();
});

test("a reader changes code and a step, and finds both again; Reset takes them back with an Undo", async () => {
  const { context, playground, page } = await open();
  const starter = await playground.code();
  const changed = 'def handler(event, context):\n    return f"Good day, {event[\'name\']}"';
  await playground.type(changed);
  await playground.steps.first().locator("summary").click();
  await playground.steps.first().getByLabel("Event of step 1").fill('{"name": "Linus"}');
  await playground.runAll();
  assert.match(await playground.story.first().textContent(), /Good day, Linus/);
  await page.waitForFunction(() => Object.keys(localStorage).some((key) => key.includes(":playground:piece:")));
  await page.reload();
  await playground.root.locator(".lambda-pill").first().waitFor();
  assert.equal((await playground.code()).trimEnd(), changed);
  await playground.button("Reset").click();
  assert.equal(await playground.code(), starter);
  await playground.button("Undo").click();
  assert.equal((await playground.code()).trimEnd(), changed);
  await playground.button("Reset all scenarios").click();
  assert.equal(await playground.code(), starter);
  assert.equal(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes(":playground:piece:")).length), 0);
  await playground.button("Undo").click();
  assert.equal((await playground.code()).trimEnd(), changed);
  await context.close();
});

test("several scenarios keep their changes apart", async () => {
  const { context, playground } = await open();
  await playground.type("# mine\ndef handler(event, context):\n    return 1");
  const [, second] = gallery();
  await playground.choose(second.title);
  assert.doesNotMatch(await playground.code(), /# mine/);
  await playground.choose(gallery()[0].title);
  assert.match(await playground.code(), /# mine/);
  await context.close();
});

test("steps are added, moved and removed", async () => {
  const { context, playground } = await open(WIDE, "#scenario=poison-message");
  const count = await playground.steps.count();
  await playground.root.getByLabel("Kind of step").selectOption({ label: "send a message to a queue" });
  await playground.button("Add a step").click();
  const last = playground.steps.last();
  await last.getByLabel("Queue").selectOption("orders");
  await last.getByLabel("Message").fill('{"id": 99}');
  // It comes after the wait, so nothing happens to it yet: up it goes, before the wait.
  await last.getByRole("button", { name: `Move step ${count + 1} up` }).click();
  assert.match(await playground.steps.nth(count - 1).locator("summary").textContent(), /Send a message to orders/);
  await playground.runAll();
  assert.match(await playground.log.textContent(), /packed order 99/);
  await playground.steps.nth(count - 1).getByRole("button", { name: `Remove step ${count}` }).click();
  assert.equal(await playground.steps.count(), count);
  await context.close();
});

test("a step's mistake in JSON is placed, and nothing runs", async () => {
  const { context, playground } = await open();
  await playground.steps.first().locator("summary").click();
  await playground.steps.first().getByLabel("Event of step 1").fill('{"name": "Ada",}');
  assert.match(await playground.steps.first().locator(".lambda-event-error").textContent(), /^Line 1, column 15: there is a comma/);
  await playground.run.click();
  assert.match(await playground.status.textContent(), /step 1 is not JSON/);
  await playground.steps.first().getByRole("button", { name: "As JSON" }).click();
  await playground.steps.first().getByLabel("Step 1, as JSON").fill('{"invoke": "hello", "event": {"name": 1.0}}');
  await playground.runAll();
  assert.match(await playground.story.first().textContent(), /Hello, 1\.0!/, "a number reaches Python as it was written");
  await context.close();
});

test("settings, queues and functions are changed as JSON, and what is wrong with them is said by its place", async () => {
  const { context, playground } = await open();
  await playground.tabs.filter({ hasText: "scenario.json" }).click();
  const box = playground.root.getByLabel("The scenario without code and steps, as JSON");
  await box.fill('{"functions": [{"name": "hello", "handler": "app.handler", "memory_mb": 64}]}');
  await playground.run.click();
  await playground.status.filter({ hasText: "functions[0].memory_mb" }).waitFor({ timeout: 60_000 });
  await box.fill('{"functions": [{"name": "hello", "handler": "app.handler", "memory_mb": 256}], "queues": [{"name": "mine"}]}');
  await playground.runAll();
  assert.match(await playground.log.textContent(), /Memory Size: 256 MB/);
  await playground.place("Queue mine").waitFor();
  await context.close();
});

test("Stop ends a run, and the next one works", async () => {
  const { context, playground } = await open();
  await playground.tabs.filter({ hasText: "scenario.json" }).click();
  const box = playground.root.getByLabel("The scenario without code and steps, as JSON");
  await box.fill('{"functions": [{"name": "hello", "handler": "app.handler", "memory_mb": 1769, "timeout_s": 900}]}');
  await playground.tabs.first().click();
  await playground.type(ENDLESS);
  await playground.run.click();
  await playground.status.filter({ hasText: /Running for \d+ s/ }).waitFor({ timeout: 60_000 });
  await playground.stop.click();
  await playground.status.filter({ hasText: "Stopped" }).waitFor();
  await playground.button("Reset").click();
  await playground.runAll();
  assert.match(await playground.story.first().textContent(), /Hello, Ada!/);
  await context.close();
});

test("closing the page during a run loses no text", async () => {
  const { context, playground, page } = await open();
  await playground.type(ENDLESS);
  await playground.run.click();
  await playground.status.filter({ hasText: /Running|Loading|Starting/ }).waitFor({ timeout: 60_000 });
  await page.reload();
  assert.equal((await playground.code()).trimEnd(), ENDLESS);
  await context.close();
});

test("a worker that crashes is made again, the cloud stays, and one sentence says so", async () => {
  const { context, page } = await openPage(browser, WIDE);
  await page.addInitScript(() => {
    window.Worker = class extends Worker {
      postMessage(message, ...rest) {
        super.postMessage(message, ...rest);
        if (message.type !== "run" || !window.crashes) return;
        window.crashes = false;
        setTimeout(() => this.dispatchEvent(new ErrorEvent("error", { message: "unreachable", cancelable: true })));
      }
    };
  });
  const playground = new PlaygroundObject(page);
  await playground.open(site, "#scenario=s3-trigger");
  await playground.runAll();
  await page.evaluate(() => {
    window.crashes = true;
  });
  await playground.run.click();
  await playground.status.filter({ hasText: "The simulation crashed. It has been restarted, and your code is kept" }).waitFor({ timeout: 60_000 });
  await playground.place("Bucket reports").getByRole("button", { name: "Download sales january.csv.json" }).waitFor();
  await playground.button("Try again").click();
  await playground.over();
  await playground.place("Bucket reports").getByRole("button", { name: "Open sales january.csv.json" }).click();
  await playground.cloud.locator(".lambda-opened").waitFor();
  await context.close();
});

test("the network drops while Python loads: a sentence, and Try again works", async () => {
  const { context, page } = await openPage(browser, WIDE);
  await page.route("**/*.wasm", (route) => route.abort("internetdisconnected"));
  const playground = new PlaygroundObject(page);
  await playground.open(site);
  await playground.run.click();
  await playground.button("Try again").waitFor({ timeout: 30_000 });
  assert.match(await playground.status.textContent(), /network/i);
  await page.unroute("**/*.wasm");
  await playground.button("Try again").click();
  await playground.over();
  assert.match(await playground.story.first().textContent(), /Hello, Ada!/);
  await context.close();
});

test("two tabs: an untouched scenario follows, an edited one asks", async () => {
  const { context, playground } = await open();
  const second = new PlaygroundObject(await context.newPage());
  await second.open(site);
  await playground.type("# first tab");
  await second.notices.filter({ hasText: "another tab" }).waitFor();
  assert.equal((await second.code()).trimEnd(), "# first tab");
  await second.type("# second tab");
  await playground.notices.filter({ hasText: "also changed in another tab" }).waitFor();
  assert.equal((await playground.code()).trimEnd(), "# first tab");
  await playground.button("Take the other tab's").click();
  assert.equal((await playground.code()).trimEnd(), "# second tab");
  await context.close();
});

test("without storage everything works but the keeping, and one sentence says so", async () => {
  const { context, page } = await openPage(browser, WIDE);
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new DOMException("forbidden", "SecurityError");
      },
    });
  });
  const playground = new PlaygroundObject(page);
  await playground.open(site);
  await playground.type("def handler(event, context):\n    return 7");
  await playground.notices.filter({ hasText: "does not let the page keep your changes" }).waitFor();
  await playground.runAll();
  assert.match(await playground.story.first().textContent(), /succeeded.*7/);
  await context.close();
});

test("a scenario that changed under an edit is announced", async () => {
  const { context, playground, page } = await open();
  const starter = await playground.code();
  await playground.type("# mine");
  await page.waitForFunction(() => Object.keys(localStorage).some((key) => key.includes(":playground:piece:")));
  await page.evaluate(() => {
    const key = Object.keys(localStorage).find((name) => name.includes(":playground:piece:"));
    localStorage.setItem(key, JSON.stringify({ ...JSON.parse(localStorage.getItem(key)), hash: "old" }));
  });
  await page.reload();
  await playground.notices.filter({ hasText: "has changed since you edited it" }).waitFor();
  await playground.button("Compare").click();
  const compared = playground.notices.getByRole("group", { name: "Compare: hello/app.py" });
  assert.match(await compared.locator("[data-kind=left]").first().textContent(), /# mine/);
  assert.ok((await compared.locator("[data-kind=right]").allTextContents()).some((line) => line.includes("def handler")), "the gallery's own code is beside it");
  assert.equal(await playground.notices.getByRole("group").count(), 1, "what is the same is not compared");
  await playground.button("Take the new one").click();
  assert.equal(await playground.code(), starter);
  await context.close();
});

test("without JavaScript there is a sentence and a list of the scenarios", async () => {
  const { context, page } = await openPage(browser, { javaScriptEnabled: false });
  await page.goto(site.address("playground.html"));
  assert.match(await page.locator(".lambda-playground").textContent(), /needs JavaScript/);
  assert.equal(await page.locator(".lambda-playground li").count(), gallery().length);
  await context.close();
});

test("the keyboard alone chooses, edits, runs, opens an object and shares", async () => {
  const { context, playground, page } = await open(WIDE, "#scenario=s3-trigger");
  const focusTo = async (locator) => {
    for (let presses = 0; presses < 200; presses += 1) {
      if (await locator.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press("Tab");
    }
    assert.fail("Tab does not lead there");
  };
  await focusTo(playground.gallery.getByRole("button").first());
  await focusTo(playground.tabs.first());
  await page.keyboard.press("ArrowRight");
  assert.equal(await playground.tabs.nth(1).getAttribute("aria-selected"), "true");
  await page.keyboard.press("Home");
  await page.keyboard.press("Control+Enter");
  await playground.over();
  await playground.announced(/1 run/);
  await focusTo(playground.place("Bucket reports").getByRole("button", { name: /^Open/ }));
  await page.keyboard.press("Enter");
  await playground.cloud.locator(".lambda-opened").waitFor();
  await playground.button("Share").focus();
  await page.keyboard.press("Enter");
  await playground.link.waitFor();
  await page.keyboard.press("Escape");
  await playground.link.waitFor({ state: "hidden" });
  await context.close();
});

test("a phone of 360 pixels shows everything one under the other, without scrolling sideways", async () => {
  const { context, playground, page } = await open(PHONE, "#scenario=s3-trigger");
  await playground.run.tap();
  await playground.over();
  const widths = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  assert.equal(widths[0], widths[1]);
  const lefts = await playground.root.locator(".lambda-panel").evaluateAll((panels) => panels.map((panel) => panel.getBoundingClientRect().left));
  assert.equal(new Set(lefts).size, 1);
  await context.close();
});

test("axe finds nothing, in any theme, before and after a run", async () => {
  const { context, page, playground } = await open(WIDE, "#scenario=nightly-batch");
  await checkWithAxe(page, "as it comes");
  await playground.source.click();
  await playground.editor.waitFor();
  await playground.runAll();
  await playground.steps.first().locator("summary").click();
  await playground.place("Bucket flat-files").getByRole("button", { name: /^Open/ }).click();
  await playground.place("MongoDB database shop").getByRole("button", { name: "Open orders" }).click();
  await playground.place("Redshift").getByRole("button", { name: "Open sales" }).click();
  await playground.cloud.locator(".lambda-opened").nth(2).waitFor();
  await playground.sql("select * from nowhere");
  await playground.share();
  await checkInEveryTheme(page, "after a run");
  await context.close();
});
