/** "Your work" in Chromium: saved to a file and loaded, reset by page and whole with a way back, broken files refused. */

import assert from "node:assert/strict";
import { readFile, writeFile, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { before, test } from "node:test";
import { checkWithAxe } from "./objects/axe.mjs";
import { browser, site } from "./objects/book.mjs";
import { CellObject } from "./objects/cell.mjs";
import { openPage } from "./objects/chromium.mjs";
import { cellWithSettings, plainCell } from "./objects/site.mjs";

const MINE = "def handler(event, context):\n    return 'mine'";

let folder;
const target = plainCell();
const other = cellWithSettings();

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "work-"));
});

async function open(options) {
  const opened = await openPage(browser, options);
  await opened.page.goto(site.address(target.page));
  return { ...opened, cell: new CellObject(opened.page, target.id), dialog: opened.page.getByRole("dialog", { name: "Your work" }) };
}

async function openDialog(page, dialog) {
  await page.getByRole("button", { name: /^Your work/ }).click();
  await dialog.waitFor();
}

/** Edits two cells on two pages. */
async function edit(page, cell) {
  await page.goto(site.address(other.page));
  const second = new CellObject(page, other.id);
  await second.openSettings();
  await second.setting("Timeout").fill("9");
  await page.waitForFunction(() => Object.keys(localStorage).some((key) => key.includes(":cell:")));
  await page.goto(site.address(target.page));
  await cell.type(MINE);
  await page.waitForFunction(() => Object.keys(localStorage).filter((key) => key.includes(":cell:")).length === 2);
}

async function load(dialog, content) {
  const file = join(folder, "given.json");
  await writeFile(file, content);
  await dialog.locator("input[type=file]").setInputFiles(file);
}

test("everything is saved to one file and loaded in another browser", async () => {
  const first = await open();
  await edit(first.page, first.cell);
  await openDialog(first.page, first.dialog);
  await first.dialog.getByText("Kept: 2 cells that you changed").waitFor();
  const [download] = await Promise.all([first.page.waitForEvent("download"), first.dialog.getByRole("button", { name: "Save to a file" }).click()]);
  const content = await readFile(await download.path(), "utf8");
  assert.deepEqual([JSON.parse(content).format, JSON.parse(content).version], ["fire-and-forget-work", 1]);
  await first.context.close();

  const second = await open();
  const starter = await second.cell.code();
  await openDialog(second.page, second.dialog);
  await load(second.dialog, content);
  await second.dialog.getByText("Loaded: 2 cells").waitFor();
  assert.equal(await second.cell.code(), MINE, "the page shows it at once");
  await second.dialog.getByRole("button", { name: "Undo" }).click();
  assert.equal(await second.cell.code(), starter);
  await load(second.dialog, content);
  await second.dialog.getByRole("button", { name: "Close" }).click();
  await second.page.goto(site.address(other.page));
  assert.match(await new CellObject(second.page, other.id).settings.locator("summary").textContent(), /Timeout 9 s/);
  assert.deepEqual(second.errors, []);
  await second.context.close();
});

test("a page and everything can be reset, each with a way back", async () => {
  const { cell, context, dialog, page } = await open();
  const starter = await cell.code();
  await edit(page, cell);
  await openDialog(page, dialog);
  await dialog.getByRole("button", { name: "Reset this page" }).click();
  await dialog.getByText("1 cell of this page is as the lesson wrote it").waitFor();
  assert.equal(await cell.code(), starter);
  await dialog.getByText("Kept: 1 cell").waitFor();
  await dialog.getByRole("button", { name: "Undo" }).click();
  assert.equal(await cell.code(), MINE);
  await dialog.getByRole("button", { name: "Reset everything" }).click();
  await dialog.getByText("Forgotten: 2 cells").waitFor();
  assert.equal(await cell.code(), starter);
  await dialog.getByRole("button", { name: "Undo" }).click();
  await dialog.getByText("Kept: 2 cells").waitFor();
  assert.equal(await cell.code(), MINE);
  await context.close();
});

test("files that are broken, of somebody else, or of a later book are told apart, and change nothing", async () => {
  const { cell, context, dialog, page } = await open();
  await cell.type(MINE);
  await openDialog(page, dialog);
  for (const [content, sentence] of [
    ["{", "it is not JSON"],
    ["[1]", "not saved by this book"],
    ["null", "not saved by this book"],
    ['{"format": "fire-and-forget-work", "version": 2, "cells": {}}', "newer version of this book (format 2)"],
    ['{"format": "fire-and-forget-work", "version": 1, "cells": {"a": {"files": {"app.py": 1}}}}', 'the cell "a" cannot be read'],
  ]) {
    await load(dialog, content);
    await dialog.getByText(sentence).waitFor();
    assert.equal(await cell.code(), MINE);
  }
  await context.close();
});

test("the dialog is for the keyboard too, and axe finds nothing in it", async () => {
  const { context, dialog, page } = await open({ theme: "navy" });
  await page.getByRole("button", { name: /^Your work/ }).focus();
  await page.keyboard.press("Enter");
  await dialog.waitFor();
  await checkWithAxe(page, "the dialog", { within: "dialog" });
  await page.keyboard.press("s");
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  assert.ok(!(await page.locator("#mdbook-searchbar").isVisible()));
  await context.close();
});
