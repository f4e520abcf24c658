/** What a link to a page shows elsewhere: each page has a picture of its own, and the words in its head say what is on it. */

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { decode } from "fast-png";
import { book } from "./objects/site.mjs";

const MOST_BYTES = 60_000;
/** What nobody links to, or what is no page of the book. */
const WITHOUT = ["404.html", "licences.html", "print.html", "toc.html"];

const SCRIPT = fileURLToPath(new URL("../../theme/previews.mjs", import.meta.url));
const draw = (...folders) => promisify(execFile)(process.execPath, [SCRIPT, ...folders]);

const pages = (await readdir(book, { recursive: true })).filter((file) => file.endsWith(".html") && !WITHOUT.includes(file)).sort();
const heads = new Map(await Promise.all(pages.map(async (page) => [page, metaTags(await readFile(join(book, page), "utf8"))])));
const pictureOf = (page) => join(book, dirname(page), heads.get(page)["og:image"]);

let folder;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "previews-"));
});
after(() => rm(folder, { recursive: true, force: true }));

test("every page names a picture that is there, whole, and of the size that is told", async () => {
  assert.ok(pages.length > 40, `${pages.length} pages`);
  for (const page of pages) {
    const tags = heads.get(page);
    assert.match(tags["og:image"] ?? "none", /^(?:\.\.\/)*previews\/[\w-]+\.png$/, page);
    const bytes = await readFile(pictureOf(page));
    const { width, height } = decode(bytes, { checkCrc: true });
    assert.deepEqual([width, height], [1200, 630], page);
    assert.deepEqual([tags["og:image:width"], tags["og:image:height"]], ["1200", "630"], page);
    assert.ok(bytes.length < MOST_BYTES, `${page}: ${bytes.length} bytes`);
    assert.ok(tags["og:image:alt"].includes(tags["og:title"]) && tags["og:image:alt"].includes(tags["og:description"]), page);
  }
});

test("no two pages have the same picture, but for the first one, which is the book's index", async () => {
  const drawn = new Map();
  for (const page of pages.filter((page) => page !== "index.html")) {
    const bytes = (await readFile(pictureOf(page))).toString("base64");
    assert.equal(drawn.get(bytes), undefined, `${page} looks like ${drawn.get(bytes)}`);
    drawn.set(bytes, page);
  }
  assert.equal(pictureOf("index.html"), pictureOf("introduction.html"));
});

test("every lesson says which part it is of, and pages that are of none say nothing", () => {
  assert.equal(heads.get("money/bill.html")["article:section"], "Money");
  const wrong = pages.filter((page) => page.includes("/") !== (heads.get(page)["article:section"] !== undefined));
  assert.deepEqual(wrong, []);
});

test("a card is drawn once, and again when its words change", async () => {
  const [made, kept] = [join(folder, "book"), join(folder, "kept")];
  const write = (title) => page(made, "a/b.html", "a-b.png", title);
  const picture = () => readFile(join(made, "previews/a-b.png"));
  await write("Tom &amp; the &quot;λ&quot;");
  assert.match((await draw(made, kept)).stdout, /1 drawn, 0 from the cache/);
  const first = await picture();
  assert.match((await draw(made, kept)).stdout, /0 drawn, 1 from the cache/);
  assert.deepEqual(await picture(), first);
  await write("Tom");
  assert.match((await draw(made, kept)).stdout, /1 drawn, 0 from the cache/);
  assert.notDeepEqual(await picture(), first);
  assert.equal((await readdir(kept)).length, 1, "what no page wants is not kept");
});

test("what cannot be drawn is refused in a sentence, and no picture is left", async () => {
  const refusals = {
    "A-title-of-one-word-that-is-much-longer-than-a-line": /does not fit on its preview picture/,
    "Snow ☃": /has no “☃”, which is in “Snow ☃”/,
  };
  for (const [title, refusal] of Object.entries(refusals)) {
    const made = await mkdtemp(join(folder, "refused-"));
    await page(made, "a.html", "a.png", title);
    const problem = await draw(made, join(made, "kept")).catch((problem) => problem);
    assert.equal(problem.code, 1, title);
    assert.match(problem.stderr, refusal);
    await assert.rejects(stat(join(made, "previews/a.png")));
  }
  const made = await mkdtemp(join(folder, "refused-"));
  await page(made, "a/b.html", "a-b.png", "One");
  await page(made, "a-b.html", "a-b.png", "Another");
  const problem = await draw(made, join(made, "kept")).catch((problem) => problem);
  assert.match(problem.stderr, /a-b and a\/b would share the preview picture a-b\.png/);
});

/** A page of which only the head is written. */
async function page(made, file, picture, title) {
  const tags = {
    "article:section": "Part",
    "og:site_name": "Fire and Forget",
    "og:title": title,
    "og:description": "Who knows?",
    "og:image": `../previews/${picture}`,
  };
  const lines = Object.entries(tags).map(([name, content]) => `<meta property="${name}" content="${content}">`);
  await mkdir(dirname(join(made, file)), { recursive: true });
  await writeFile(join(made, file), `<head>${lines.join("\n")}</head>`);
}

/** What the head of a page says by property, as it is written there. */
function metaTags(html) {
  return Object.fromEntries([...html.matchAll(/<meta property="([^"]+)" content="([^"]*)">/g)].map(([, name, content]) => [name, content]));
}
