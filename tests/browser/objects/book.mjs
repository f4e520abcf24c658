/** What the tests of a file share: the book on a server of its own, and one Chromium. Importing this starts both before the first test. */

import { after, before } from "node:test";
import { CellObject } from "./cell.mjs";
import { launchChromium, openPage } from "./chromium.mjs";
import { serve } from "./site.mjs";

/** The served book, and the browser: there from the first test on. */
export let site;
export let browser;

before(async () => {
  site = await serve();
  browser = await launchChromium();
});
after(async () => {
  await browser?.close();
  site?.close();
});

/** The page of a cell in a fresh profile, and the cell on it. */
export async function openCell({ page: path, id }, options) {
  const opened = await openPage(browser, options);
  await opened.page.goto(site.address(path));
  return { ...opened, cell: new CellObject(opened.page, id) };
}
