/**
 * Draws the preview pictures of a built book: one for each page that names one in its head, into book/previews.
 *
 *     node theme/previews.mjs [BOOK] [KEPT]
 *
 * Cards are kept in KEPT (target/previews) under a hash of all that they are made of, so only new ones are drawn.
 */

import { createHash } from "node:crypto";
import { copyFile, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join, sep } from "node:path";
import { fileURLToPath } from "node:url";

const theme = dirname(fileURLToPath(import.meta.url));
const [book = join(theme, "../book"), kept = join(theme, "../target/previews")] = process.argv.slice(2);

/** What draws: when one of these changes, all cards do. The packages are pinned in package.json. */
const SOURCES = ["preview-card.mjs", "preview-motifs.mjs", "preview-png.mjs", "../package.json"];

try {
  await main();
} catch (problem) {
  const isMissing = problem.code === "ERR_MODULE_NOT_FOUND" || problem.code === "MODULE_NOT_FOUND";
  console.error(isMissing ? "the packages that draw preview pictures are missing: run `npm ci` and start again" : problem.message);
  process.exitCode = 1;
}

async function main() {
  const started = performance.now();
  const cards = await wanted();
  const sources = await Promise.all(SOURCES.map((file) => readFile(join(theme, file), "utf8")));
  const pictures = join(book, "previews");
  await rm(pictures, { recursive: true, force: true });
  await Promise.all([kept, pictures].map((folder) => mkdir(folder, { recursive: true })));
  const before = new Set(await readdir(kept));
  const used = new Set();
  let drawn = 0;
  for (const [name, words] of cards) {
    const file = `${createHash("sha256").update(JSON.stringify([words, sources])).digest("hex").slice(0, 32)}.png`;
    if (!before.has(file)) {
      await keep(file, words);
      drawn += 1;
    }
    used.add(file);
    await copyFile(join(kept, file), join(pictures, name));
  }
  await Promise.all([...before].filter((file) => !used.has(file)).map((file) => rm(join(kept, file), { force: true })));
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${cards.size} preview pictures: ${drawn} drawn, ${cards.size - drawn} from the cache, in ${seconds} s`);
}

/** Draws a card. What draws is loaded only when there is something to draw. */
async function keep(file, words) {
  const { card } = await import("./preview-card.mjs");
  // A build that is ended here leaves no half picture under a name that is believed.
  const unfinished = join(kept, `${file}.${process.pid}`);
  await writeFile(unfinished, card(words));
  await rename(unfinished, join(kept, file));
}

/** The words of each card, by the name of its file. */
async function wanted() {
  const cards = new Map();
  const files = (await readdir(book, { recursive: true })).filter((file) => file.endsWith(".html"));
  // mdBook's copy of the first page comes first, so that the page itself takes its place.
  for (const file of files.sort((one, other) => (other === "index.html") - (one === "index.html") || (one < other ? -1 : 1))) {
    const tags = metaTags(await readFile(join(book, file), "utf8"));
    const picture = /(?:^|\/)previews\/([^/]+\.png)$/.exec(tags["og:image"] ?? "")?.[1];
    if (picture === undefined) continue;
    const page = file.split(sep).join("/").replace(/\.html$/, "");
    const { "og:site_name": name, "article:section": part = "", "og:title": title, "og:description": about } = tags;
    const other = cards.get(picture)?.page ?? "index";
    if (other !== "index") throw new Error(`the pages ${other} and ${page} would share the preview picture ${picture}: rename one of them`);
    cards.set(picture, { book: name, part, title, about, page });
  }
  return cards;
}

/** What the head of a page says of it, by property. */
function metaTags(html) {
  const head = html.slice(0, html.indexOf("</head>"));
  const found = head.matchAll(/<meta property="([^"]+)" content="([^"]*)">/g);
  return Object.fromEntries([...found].map(([, property, content]) => [property, plain(content)]));
}

/** The text of an attribute, as `text` in mdbook-lambda/src/html.rs writes it. */
function plain(attribute) {
  const names = { lt: "<", gt: ">", quot: '"', amp: "&" };
  return attribute.replaceAll(/&(?:#(\d+)|(\w+));/g, (_, code, name) => (code === undefined ? names[name] : String.fromCodePoint(Number(code))));
}
