/** Addresses never break: whatever was published once, pages and cells, is in the built book. */

import assert from "node:assert/strict";
import { appendFile, readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { book } from "./objects/site.mjs";

const LIST = new URL("../addresses.txt", import.meta.url);

/** Pages that mdBook makes of others; nobody links to a cell in them. */
const COPIES = ["404.html", "index.html", "print.html", "toc.html"];

const published = (await readFile(LIST, "utf8")).split("\n").filter((line) => line !== "" && !line.startsWith("#"));
const built = await addresses();

test("every address that was published is still there", () => {
  const broken = published.filter((address) => !built.includes(address));
  assert.deepEqual(broken, [], "somebody has linked to these: bring them back, or lead from there to the new place");
});

test("every page and every cell is in the list", async () => {
  const fresh = built.filter((address) => !published.includes(address));
  if (process.env.ADD !== undefined && fresh.length > 0) {
    await appendFile(LIST, `${fresh.join("\n")}\n`);
    return;
  }
  assert.deepEqual(fresh, [], "new addresses: `ADD=1 node --test tests/browser/addresses.test.mjs` writes them into tests/addresses.txt");
});

/** All pages of the book, and the places of cells in them. */
async function addresses() {
  const files = await readdir(book, { recursive: true });
  const pages = files.filter((file) => file.endsWith(".html") && !COPIES.includes(file)).sort();
  const found = [];
  for (const page of pages) {
    const html = await readFile(join(book, page), "utf8");
    const cells = [...html.matchAll(/<section class="lambda-[a-z]+" id="([^"]+)"/g)].map(([, id]) => `${page}#${id}`);
    found.push(page, ...cells);
  }
  return found.concat(COPIES);
}
