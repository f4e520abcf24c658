/**
 * Bundles the page into target/site-theme: page.js and page.css for every page, playground.js for the Playground, quiz.js for pages with a quiz, editor.js
 * for readers who edit, views.js and worker.js for those who run.
 *
 *     node theme/build.mjs [OUT] [--dev] [--without-worker]
 *
 * The worker needs the playground's generated glue in target/web; --without-worker builds the rest before that is there.
 */

import { mkdir, readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import esbuild from "esbuild";

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: { dev: { type: "boolean", default: false }, "without-worker": { type: "boolean", default: false } },
});
const theme = dirname(fileURLToPath(import.meta.url));
const out = positionals[0] ?? join(theme, "..", "target", "site-theme");

/** Browsers that have what the page's CSS needs (color-mix, container queries). */
const target = ["chrome111", "firefox113", "safari16.4"];
const shared = {
  bundle: true,
  minify: !flags.dev,
  sourcemap: flags.dev ? "inline" : false,
  legalComments: "none",
  charset: "utf8",
  logLevel: "warning",
  absWorkingDir: theme,
  target,
  outdir: out,
};
/** Public modules of the library that python.wasm has, from the list that it is built by. */
async function libraryModules() {
  const list = await readFile(join(theme, "../wasm-playground/python/library.txt"), "utf8");
  const names = list.split("\n").filter((line) => !line.startsWith("#")).join(" ").split(/\s+/).map((name) => name.replace("+", ""));
  return names.filter((name) => /^[a-z]/.test(name) && !/\._/.test(name)).sort();
}

/** Methods of boto3's clients, from the tables that they are made of. */
async function clientMethods() {
  const folder = join(theme, "../wasm-playground/python/clients/botocore/data");
  const snake = (name) => name.replace(/(.)([A-Z][a-z]+)/g, "$1_$2").replace(/([a-z0-9])([A-Z])/g, "$1_$2").toLowerCase();
  const methods = {};
  for (const file of (await readdir(folder)).filter((name) => name.endsWith(".py"))) {
    const table = await readFile(join(folder, file), "utf8");
    const operations = table.slice(table.indexOf("OPERATIONS = {")).matchAll(/^ {4}"([A-Z]\w+)": \(/gm);
    const names = [...operations].map(([, name]) => snake(name));
    const service = file === "functions.py" ? "lambda" : file.replace(/\.py$/, "").replaceAll("_", "-");
    if (names.length > 0) methods[service] = [...names, "get_paginator", "get_waiter", "exceptions", "meta"].sort();
  }
  return methods;
}

const scripts = ["page.ts", "playground.ts", "quiz.ts", "editor.ts", "views.ts", "room.ts", ...(flags["without-worker"] ? [] : ["worker.ts"])];

await mkdir(out, { recursive: true });
// Classic scripts: mdBook loads additional-js without `type="module"`, and a book opened from a disk has no modules.
const define = { LIBRARY_MODULES: JSON.stringify(await libraryModules()), CLIENT_METHODS: JSON.stringify(await clientMethods()) };
await esbuild.build({ ...shared, define, format: "iife", entryPoints: scripts });
await esbuild.build({ ...shared, entryPoints: ["page.css"] });

for (const name of [...scripts.map((script) => script.replace(/ts$/, "js")), "page.css"]) {
  const bytes = await readFile(join(out, name));
  console.log(`${name}: ${bytes.length} bytes, ${gzipSync(bytes, { level: 9 }).length} gzip`);
}
