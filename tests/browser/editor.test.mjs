/** The editor in Chromium: completion, search, the failing line, several files, the keys that phones lack. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { openCell as open } from "./objects/book.mjs";
import { cellWithEvent, cellWithFiles, plainCell } from "./objects/site.mjs";

const target = plainCell();

/** What the editor offers after this was typed. */
async function offers(cell, page, before, typed) {
  await cell.type(before);
  await page.keyboard.press("Control+End");
  await page.keyboard.type(typed, { delay: 20 });
  const list = cell.source.locator(".cm-tooltip-autocomplete li");
  await list.first().waitFor();
  return list.allTextContents();
}

test("names of the library and of boto3 are completed", async () => {
  const { cell, context, page, errors } = await open(target);
  assert.ok((await offers(cell, page, "", "import js")).includes("json"));
  assert.ok(!(await offers(cell, page, "", "import t")).includes("tkinter"), "only what python.wasm has");
  assert.ok((await offers(cell, page, "import json\n", "json.du")).includes("dumps"));
  assert.ok((await offers(cell, page, "import boto3\n", 'boto3.client("s')).some((name) => name === "sqs"));
  const methods = await offers(cell, page, 'import boto3\ns3 = boto3.client("s3")\n', "s3.get_ob");
  assert.ok(methods.includes("get_object"), methods.join(" "));
  assert.ok((await offers(cell, page, "def handler(event, context):\n    ", "context.get_")).includes("get_remaining_time_in_millis"));
  // CodeMirror takes no Enter in the first 75 ms of a list: the reader may have meant a line break.
  await page.waitForTimeout(150);
  await page.keyboard.press("Enter");
  assert.match(await cell.code(), /context\.get_remaining_time_in_millis$/);
  assert.deepEqual(errors, []);
  await context.close();
});

test("the editor searches, and mdBook's own search stays closed", async () => {
  const { cell, context, page } = await open(target);
  await cell.type("alpha = 1\nbeta = alpha\n");
  await page.keyboard.press("Control+f");
  await cell.source.locator(".cm-search input[name=search]").pressSequentially("alpha");
  await cell.source.locator(".cm-searchMatch").nth(1).waitFor();
  assert.ok(!(await page.locator("#mdbook-searchbar").isVisible()));
  await page.keyboard.press("Escape");
  assert.equal(await cell.source.locator(".cm-search").count(), 0);
  await context.close();
});

test("the line that failed is marked with what went wrong, until the reader types", async () => {
  const { cell, context, page } = await open(target);
  await cell.type("def handler(event, context):\n    prices = {}\n    return prices['tea']\n");
  await cell.run.click();
  await cell.result();
  assert.match(await cell.failedLine.textContent(), /prices\['tea'\]/);
  assert.equal(await cell.failedMessage.textContent(), "KeyError: 'tea'");
  await cell.announced(/In \w+\.py, line 3/);
  await cell.editor.click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type("#");
  assert.equal(await cell.failedLine.count(), 0);
  await cell.type("def handler(event, context)\n    return 1\n");
  await cell.run.click();
  await cell.result();
  assert.match(await cell.failedLine.textContent(), /def handler/);
  assert.match(await cell.failedMessage.textContent(), /UserCodeSyntaxError/);
  await context.close();
});

test("several files are tabs, and an error leads to the file that has it", async () => {
  const { cell, context, page } = await open(cellWithFiles());
  const names = await cell.tabs.allTextContents();
  assert.deepEqual(names, ["orders.py", "price_list.py"]);
  await cell.tabs.first().focus();
  await page.keyboard.press("ArrowRight");
  assert.equal(await cell.root.getByRole("tab", { selected: true }).textContent(), "price_list.py");
  const second = cell.root.locator('.lambda-source[data-file="price_list.py"]');
  assert.ok(await second.isVisible());
  await second.click();
  await second.locator(".cm-content").click();
  await page.keyboard.press("Control+End");
  await page.keyboard.insertText('\nPRICES["juice"] = 2');
  await cell.event.fill('{"items": ["juice"]}');
  await cell.run.click();
  assert.deepEqual(JSON.parse(await cell.result()), { total: 2 });
  await page.reload();
  await cell.event.fill('{"items": ["juice", "milk"]}');
  await cell.run.click();
  assert.match(await cell.result(), /KeyError/, "the juice is still on the list, the milk is not");
  assert.equal(await cell.root.getByRole("tab", { selected: true }).textContent(), "price_list.py");
  await second.locator(".lambda-failed-message", { hasText: "KeyError: 'milk'" }).waitFor();
  await context.close();
});

test("an event is taken from the library, with a way back", async () => {
  const { cell, context } = await open(cellWithEvent());
  const before = await cell.event.inputValue();
  await cell.source.click();
  const templates = cell.root.getByLabel("Take an event from the library");
  await templates.selectOption({ label: "SQS: batch of two messages" });
  const event = JSON.parse(await cell.event.inputValue());
  assert.equal(event.Records.length, 2);
  assert.equal(event.Records[0].eventSource, "aws:sqs");
  await cell.button("Undo").click();
  assert.equal(await cell.event.inputValue(), before);
  await context.close();
});

test("on a touch screen, a row of keys types what the keyboard hides", async () => {
  const { cell, context, page } = await open(target, { hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 } });
  await cell.source.tap();
  await cell.editor.waitFor();
  await cell.editor.tap();
  await page.keyboard.press("Control+a");
  await page.keyboard.type("print");
  const row = cell.source.getByRole("toolbar");
  const key = (name) => row.getByRole("button", { name, exact: true });
  await key("Insert ()").tap();
  await key('Insert ""').tap();
  await page.keyboard.type("hi");
  assert.equal(await cell.code(), 'print("hi")');
  assert.ok(await page.evaluate(() => document.activeElement.classList.contains("cm-content")), "the focus stays in the editor");
  await key("Indent").tap();
  assert.equal(await cell.code(), '    print("hi")');
  const { x, width } = await row.boundingBox();
  assert.ok(x >= 0 && x + width <= 360);
  await context.close();
});
